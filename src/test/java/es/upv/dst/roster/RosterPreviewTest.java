// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.roster.RosterPreview.Mode;
import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests what a preview shows, and when its change may be made. */
class RosterPreviewTest {

    private static final Student ANA = student("00000001", "Ana");
    private static final Student EVA = student("00000002", "Eva");
    private static final Student RENAMED = student("00000001", "Ana María");

    @Test
    void replacement_showsAddedUpdatedAndRemovedStudents() {
        var added = student("00000003", "Leo");
        var preview = preview(Mode.REPLACE, RENAMED, added);
        assertThat(preview.added()).containsExactly(added);
        assertThat(preview.updated()).containsExactly(new RosterPreview.Update(ANA, RENAMED));
        assertThat(preview.removed()).containsExactly(EVA);
        assertThat(preview.unchanged()).isZero();
        assertThat(preview.removesEverybody()).isFalse();
    }

    @Test
    void addition_removesNobody() {
        var preview = preview(Mode.ADD, ANA);
        assertThat(preview.isEmpty()).isTrue();
        assertThat(preview.unchanged()).isEqualTo(2);
    }

    @Test
    void replacementByOthers_removesEverybody() {
        assertThat(preview(Mode.REPLACE, student("00000009", "Leo")).removesEverybody())
                .isTrue();
        assertThat(preview(Mode.REPLACE).removesEverybody()).isTrue();
    }

    @Test
    void change_isOfThePreviewedRosterOnly() {
        var preview = preview(Mode.ADD, RENAMED);
        assertThat(preview.changeOf(Map.of(ANA.dni(), ANA, EVA.dni(), EVA))).isPresent();
        assertThat(preview.changeOf(Map.of(ANA.dni(), ANA))).isEmpty();
    }

    @Test
    void draftWithErrors_hasNoChange() {
        var draft = new RosterDraft(List.of(RENAMED), List.of(new RefusedLine(3, "", RosterError.DNI_MISSING)));
        var before = Map.of(ANA.dni(), ANA);
        assertThat(new RosterPreview(Mode.ADD, draft, before).changeOf(before)).isEmpty();
    }

    private static RosterPreview preview(Mode mode, Student... students) {
        return new RosterPreview(
                mode, new RosterDraft(List.of(students), List.of()), Map.of(ANA.dni(), ANA, EVA.dni(), EVA));
    }

    private static Student student(String dni, String name) {
        return new Student(new Dni(dni), name, name.charAt(0) + "@example.org");
    }
}
