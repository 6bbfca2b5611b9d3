package org.anling.contract.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.InputEvent;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.input.UnreadableInput;
import org.anling.contract.people.Availability;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

    private static final String SALT = "00112233445566778899aabbccddeeff";
    private static final Instant AT = Instant.parse("2026-03-01T08:15:30Z");
    private static final InputEnvelope ENVELOPE = new InputEnvelope(
            new InputId("in-1"), new CentreId("c1"), Kinds.ALERTS, Lane.URGENT, "device-1", null, AT, true, "elder-1");

    @Test
    void unknown_fields_are_tolerated_in_envelope_body_and_personal_block() throws UnreadableException {
        InputEntry answer = new InputEntry(
                new InputEnvelope(
                        new InputId("in-1"), new CentreId("c1"), "answer", Lane.URGENT, null, "r-1", AT, false, null),
                new ResponderAnswer(
                        new ResponderId("r-1"), new ResponderAnswer.SetAvailability(Availability.AVAILABLE)),
                Personal.ofNote("note"));
        StoredEntry stored = EntryCodec.encode(answer, SALT);
        StoredEntry newer = new StoredEntry(
                with(stored.envelope()),
                with(stored.body()),
                with(Optional.ofNullable(stored.personal()).orElseThrow()),
                stored.salt(),
                stored.personalHash());

        assertThat(EntryCodec.decodeInput(newer)).isEqualTo(answer);
    }

    @Test
    void an_alarm_whose_body_cannot_be_read_keeps_its_envelope() throws UnreadableException {
        for (String body : List.of("", "{", "null", "[]", "{\"alerts\":[]}", "{\"device\":7}", "\u0000")) {
            InputEntry entry =
                    EntryCodec.decodeInput(new StoredEntry(ContractJson.encode(ENVELOPE), body, null, null, null));

            assertThat(entry.body()).as("body '%s'", body).isInstanceOf(UnreadableInput.class);
            assertThat(entry.envelope()).isEqualTo(ENVELOPE);
            assertThat(entry.envelope().alarm()).isTrue();
        }
    }

    @Test
    void an_input_of_a_kind_that_is_not_known_yet_is_unreadable_but_there() throws UnreadableException {
        String envelope = ContractJson.encode(ENVELOPE).replace("\"alerts\"", "\"thoughts\"");

        InputEntry entry = EntryCodec.decodeInput(new StoredEntry(envelope, "{}", null, null, null));

        assertThat(entry.body()).isEqualTo(new UnreadableInput("thoughts", "unknown kind"));
    }

    @Test
    void an_unreadable_personal_block_is_left_out() throws UnreadableException {
        StoredEntry stored =
                new StoredEntry(ContractJson.encode(ENVELOPE), "{}", "{\"position\":{\"latitude\":900}}", SALT, "x");

        assertThat(EntryCodec.decodeInput(stored).personal()).isNull();
    }

    @Test
    void an_unreadable_envelope_and_an_unknown_event_are_said_so() {
        assertThatThrownBy(() -> EntryCodec.decodeInput(new StoredEntry("{", "{}", null, null, null)))
                .isInstanceOf(UnreadableException.class);
        StoredEntry event = event(1, "", "word");
        StoredEntry unknown =
                new StoredEntry(event.envelope().replace("input.ignored", "input.dreamt"), "{}", null, null, null);
        assertThatThrownBy(() -> EntryCodec.decodeEvent(unknown))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("input.dreamt");
    }

    @Test
    void erasing_the_personal_blocks_keeps_the_chain_verifying() throws UnreadableException {
        StoredEntry first = event(1, "", "Wang Xiuying, second floor");
        StoredEntry second = event(2, EntryCodec.hash(first), "her daughter");

        StoredEntry erased = first.erased();

        assertThat(erased.personal()).isNull();
        assertThat(erased.salt()).isNull();
        assertThat(EntryCodec.decodeEvent(second).envelope().previous()).isEqualTo(EntryCodec.hash(erased));
        assertThat(EntryCodec.decodeEvent(erased).personal()).isNull();
        assertThat(EntryCodec.decodeEvent(erased).body())
                .isEqualTo(EntryCodec.decodeEvent(first).body());
    }

    @Test
    void the_chain_breaks_when_envelope_body_or_hash_of_the_personal_block_change() {
        StoredEntry entry = event(1, "", "word");
        String hash = EntryCodec.hash(entry);

        assertThat(List.of(
                        new StoredEntry(entry.envelope() + " ", entry.body(), null, null, entry.personalHash()),
                        new StoredEntry(entry.envelope(), entry.body() + " ", null, null, entry.personalHash()),
                        new StoredEntry(entry.envelope(), entry.body(), null, null, "another"),
                        new StoredEntry(entry.envelope(), entry.body(), null, null, null)))
                .allMatch(changed -> !EntryCodec.hash(changed).equals(hash));
    }

    @Test
    void the_same_words_under_another_salt_cannot_be_recognised() {
        StoredEntry one = EntryCodec.encode(entry(1, "", "word"), SALT);
        StoredEntry other = EntryCodec.encode(entry(1, "", "word"), SALT.replace('0', 'f'));

        assertThat(one.personalHash()).isNotEqualTo(other.personalHash());
    }

    @Test
    void what_is_never_stored_has_no_kind() {
        assertThatThrownBy(() -> Kinds.of(new UnreadableInput("a", "b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_hash_before_is_read_without_the_rest_and_its_absence_is_said() throws UnreadableException {
        StoredEntry second = event(2, "ab".repeat(32), "note");

        assertThat(EntryCodec.previous(second)).isEqualTo("ab".repeat(32));
        for (String broken :
                List.of("{}", "[]", "\"x\"", "{\"previous\":7}", "{\"a\":{\"previous\":\"x\"}}", "{\"previous\"", "")) {
            StoredEntry bad = new StoredEntry(broken, second.body(), null, null, null);
            assertThatThrownBy(() -> EntryCodec.previous(bad)).as(broken).isInstanceOf(UnreadableException.class);
        }
    }

    private static StoredEntry event(long seq, String previous, String note) {
        return EntryCodec.encode(entry(seq, previous, note), SALT);
    }

    private static EventEntry entry(long seq, String previous, String note) {
        EventEnvelope envelope = new EventEnvelope(
                new EventId(7, seq), new CentreId("c1"), "input.ignored", null, null, AT, "in-1", AT, previous);
        return new EventEntry(envelope, new InputEvent.Ignored("old"), Personal.ofNote(note));
    }

    /** As a newer version would write it. */
    private static String with(String json) {
        return json.substring(0, json.length() - 1) + ",\"fromTheFuture\":{\"a\":[1,2]}}";
    }
}
