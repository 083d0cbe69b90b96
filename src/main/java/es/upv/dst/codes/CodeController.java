// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.roster.Dni;
import es.upv.dst.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CodeController {

    private final CodeRepository repository;

    CodeController(CodeRepository repository) {
        this.repository = repository;
    }

    @GetMapping("/api/codes/{code}")
    @Operation(summary = "One code: the DNI that it was issued to, the time of issue, and the time of redemption")
    CodeStatus find(@PathVariable String code) {
        var wellFormed = Code.parse(code)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST, "not five digits of which the last one checks the others", Map.of()));
        return repository
                .find(wellFormed)
                .map(CodeStatus::of)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "this code has not been issued", Map.of()));
    }

    /**
     * @param dni null if the data of the student were erased
     * @param state OPEN until the code is redeemed, then USED
     */
    record CodeStatus(
            String code,
            State state,
            @Nullable String dni,
            Instant issuedAt,
            @Nullable Instant usedAt) {

        enum State {
            OPEN,
            USED
        }

        static CodeStatus of(IssuedCode code) {
            return new CodeStatus(
                    code.code().digits(),
                    code.isUsed() ? State.USED : State.OPEN,
                    code.dni().map(Dni::value).orElse(null),
                    code.issuedAt(),
                    code.usedAt().orElse(null));
        }
    }
}
