package org.anling.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.anling.console.store.Session;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final Scope STREET = new Scope("110101001");

    @Test
    void the_whole_sees_everything_also_what_belongs_to_no_community() {
        assertThat(Scope.WHOLE.sees("110101001001")).isTrue();
        assertThat(Scope.WHOLE.sees((String) null)).isTrue();
    }

    @Test
    void a_part_sees_its_communities_and_nothing_that_belongs_to_none() {
        assertThat(STREET.sees("110101001001")).isTrue();
        assertThat(STREET.sees("110101002001")).isFalse();
        assertThat(STREET.sees((String) null)).isFalse();
        assertThat(STREET.sees("110101"))
                .as("an area that is larger than the part")
                .isFalse();
    }

    @Test
    void a_session_that_an_older_release_kept_sees_what_it_saw() throws UnreadableException {
        String old = "{\"person\":\"s-1\",\"name\":\"坐席\",\"role\":\"OPERATOR\",\"since\":\"2026-07-01T12:00:00Z\"}";
        assertThat(ContractJson.decode(old, Session.class).scope()).isEqualTo(Scope.WHOLE);
    }

    @Test
    void a_session_keeps_its_scope() throws UnreadableException {
        Session session =
                new Session("s-1", "班长", Role.SUPERVISOR, null, Instant.parse("2026-07-01T12:00:00Z"), STREET);
        assertThat(ContractJson.decode(ContractJson.encode(session), Session.class))
                .isEqualTo(session);
    }
}
