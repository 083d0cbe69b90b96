// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.dao.TransientDataAccessResourceException;

/** Tests when the cached state is reloaded. */
class SingleWriterTest {

    private final TestStore store = new TestStore();
    private final Leadership leadership = new Leadership(store);
    private SingleWriter writer;
    private int changes;
    private int reloads;

    @BeforeEach
    void makeFirstChange() {
        CachedState state = () -> reloads++;
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("state", state);
        writer = new SingleWriter(
                store, leadership, beans.getBeanProvider(CachedState.class), new SimpleMeterRegistry());
        change();
    }

    @Test
    void fullStore_runsNoChange_andReloadsNothing() {
        store.full = true;
        assertThatThrownBy(this::change).isInstanceOf(TransientDataAccessResourceException.class);
        store.full = false;
        change();
        assertThat(changes).isEqualTo(2);
        assertThat(reloads).isOne();
    }

    @Test
    void storeThatFillsUpDuringTheChange_reloads() {
        store.fullAtTheEnd = true;
        assertThatThrownBy(this::change).isInstanceOf(TransientDataAccessResourceException.class);
        store.fullAtTheEnd = false;
        change();
        assertThat(reloads).isEqualTo(2);
    }

    @Test
    void changeThatStoresNothing_needsNoSpace() {
        store.full = true;
        assertThat(writer.write(() -> "read")).isEqualTo("read");
    }

    private int change() {
        return writer.writeAsLeader(leadership.epoch(), () -> {
            writer.append("update tally set messages = 0", List.<@Nullable Object[]>of(SingleWriter.row()));
            return ++changes;
        });
    }

    private static final class TestStore implements Store {

        private boolean full;
        private boolean fullAtTheEnd;

        @Override
        public <T> T runExclusively(OptionalLong epoch, Function<Boolean, T> change) {
            return change.apply(false);
        }

        @Override
        public <T> T runInTransaction(Supplier<T> change) {
            return change.get();
        }

        @Override
        public void requireCapacity() {
            require(!full);
        }

        @Override
        public void persist(List<BatchStatement> change) {
            require(!full && !fullAtTheEnd);
        }

        private static void require(boolean free) {
            if (!free) {
                throw new TransientDataAccessResourceException("full");
            }
        }
    }
}
