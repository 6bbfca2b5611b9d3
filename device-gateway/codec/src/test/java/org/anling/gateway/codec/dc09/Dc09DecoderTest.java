package org.anling.gateway.codec.dc09;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Position;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.dc09.Dc09Message.Proof;
import org.anling.gateway.codec.dc09.Dc09Message.Sort;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class Dc09DecoderTest {

    private static final String AT = "]_08:16:00,03-14-2026";

    @Test
    void answers_are_the_bytes_of_the_reference() {
        assertThat(Frames.answer(Frames.read(Frames.golden("null")))).isEqualTo(Frames.golden("null_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("sia_med")))).isEqualTo(Frames.golden("sia_med_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("cid_pers")))).isEqualTo(Frames.golden("cid_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("enc_sia"), Frames.SECRET)))
                .isEqualTo(Frames.golden("enc_ack"));
        assertThat(Dc09Replies.wrongTime(Instant.parse("2026-03-14T08:17:30Z")).latin())
                .isEqualTo(Frames.golden("nak"));
        Dc09Frame ninth = Frames.one(Frames.framed("\"XYZ\"0009L0#A1234[]"));
        assertThat(Dc09Replies.cannot(ninth).latin()).isEqualTo(Frames.golden("duh"));
    }

    @Test
    void only_events_wait_for_the_disk() {
        assertThat(Frames.read(Frames.golden("null")).reply()).isInstanceOf(Reply.AtOnce.class);
        assertThat(Frames.read(Frames.golden("sia_med")).reply()).isInstanceOf(Reply.AfterAppend.class);
        assertThat(Frames.read(Frames.golden("cid_test")).reply()).isInstanceOf(Reply.AfterAppend.class);
        assertThat(Frames.read(Frames.contactId("1401 01 003")).reply()).isInstanceOf(Reply.AtOnce.class);
    }

    @Test
    void a_medical_alarm_has_place_zone_and_time() {
        Dc09Message message = Frames.read(Frames.golden("sia_med"));
        Alert alert = message.uplink().alerts().getFirst();
        assertThat(alert.type()).isEqualTo(AlertType.MEDICAL);
        assertThat(alert.detail()).isEqualTo("MA");
        assertThat(alert.zone()).isEqualTo("1/003");
        assertThat(alert.raisedAt()).isEqualTo(Instant.parse("2026-03-14T08:15:30Z"));
        assertThat(alert.clock()).isEqualTo(ClockQuality.RTC);
        Position place = Objects.requireNonNull(message.uplink().position());
        assertThat(place.latitude()).isCloseTo(39.8822, Offset.offset(1e-6));
        assertThat(place.longitude()).isCloseTo(116.4066, Offset.offset(1e-6));
        assertThat(place.fixedAt()).as("nobody says how old it is").isNull();
        assertThat(message.uplink().device()).isEqualTo(new DeviceId("dc09-A1234"));
        assertThat(message.proof()).isEqualTo(Proof.NONE);
    }

    @Test
    void a_pendant_names_the_room_of_the_panel() {
        Alert alert = Frames.read(Frames.golden("sia_text")).uplink().alerts().getFirst();
        assertThat(alert.type()).isEqualTo(AlertType.SOS);
        assertThat(alert.zone()).isEqualTo("1/003 Pendant Bathroom");
    }

    @Test
    void contact_id_is_read_with_its_qualifier() {
        assertThat(types(Frames.golden("cid_pers"))).containsExactly(AlertType.SOS);
        assertThat(types(Frames.golden("cid_restore"))).containsExactly(AlertType.MAINS_RESTORED);
        assertThat(types(Frames.golden("cid_test"))).containsExactly(AlertType.TEST);
        assertThat(types(Frames.contactId("310001003"))).containsExactly(AlertType.SOS_ENDED);
        assertThat(types(Frames.contactId("6101 01 003"))).containsExactly(AlertType.SOS);
        assertThat(types(Frames.contactId("3302 00 000"))).isEmpty();
        assertThat(types(Frames.contactId("1406 00 001"))).containsExactly(AlertType.CANCEL);
    }

    @Test
    void several_events_of_one_body_are_all_read() {
        assertThat(types(Frames.sia("Nri1/QA003^Bath^/YT/AT")))
                .containsExactly(AlertType.SOS, AlertType.LOW_BATTERY, AlertType.MAINS_LOST);
        assertThat(types(Frames.sia("Nri1/YT/QA003"))).as("the gravest first").startsWith(AlertType.SOS);
    }

    @Test
    void unusual_bodies_are_read() {
        assertThat(types(Frames.sia("NRR|APower up"))).containsExactly(AlertType.POWER_ON);
        assertThat(types(Frames.sia("MA003"))).containsExactly(AlertType.MEDICAL);
        assertThat(types(Frames.sia("NA003"))).as("NA without a flag").containsExactly(AlertType.INACTIVITY);
        assertThat(types(Frames.sia("NNA003"))).as("NA with a flag").containsExactly(AlertType.INACTIVITY);
        assertThat(types(Frames.sia("Oti08:00:00da03-14-2026ri2id0007/FA0A"))).containsExactly(AlertType.FIRE);
        Alert late = Frames.read(Frames.sia("Oti08:00:00/da03-14-2026/ri2/FA0A"))
                .uplink()
                .alerts()
                .getFirst();
        assertThat(late.raisedAt()).isEqualTo(Instant.parse("2026-03-14T08:00:00Z"));
        assertThat(late.zone()).isEqualTo("2/0A");
    }

    @Test
    void what_nobody_knows_is_an_alarm() {
        assertThat(types(Frames.sia("Nri1/JX001"))).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(types(Frames.sia(""))).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(types(Frames.sia("???"))).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(types(Frames.contactId("1999 01 001"))).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(types(Frames.contactId("1E"))).containsExactly(AlertType.UNKNOWN_ALARM);
        Dc09Message message = Frames.read(Frames.framed("\"ADM-SCI\"0042L0#A1234[#A1234|whatever]"));
        assertThat(message.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(Frames.answer(message)).contains("\"DUH\"0042");
        assertThat(message.reply()).isInstanceOf(Reply.AfterAppend.class);
    }

    @Test
    void a_maker_may_mean_something_else() {
        CodeProfile hub = new CodeProfile(List.of(
                new CodeProfile.Rule("120", 10, 19, AlertType.FALL), new CodeProfile.Rule("MA", AlertType.FALL)));
        Dc09Site site = new Dc09Site(List.of(), hub);
        assertThat(Frames.read(Frames.contactId("1120 01 012"), site).uplink().alerts())
                .extracting(Alert::type)
                .containsExactly(AlertType.FALL);
        assertThat(Frames.read(Frames.contactId("1120 01 003"), site).uplink().alerts())
                .extracting(Alert::type)
                .containsExactly(AlertType.PANIC);
        assertThat(Frames.read(Frames.sia("NMA0F"), site).uplink().alerts())
                .extracting(Alert::type)
                .containsExactly(AlertType.FALL);
    }

    @Test
    void an_encrypted_alarm_is_read_and_proves_who_speaks() {
        Dc09Message message = Frames.read(Frames.golden("enc_sia"), Frames.SECRET);
        assertThat(message.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.MEDICAL);
        assertThat(message.proof()).isEqualTo(Proof.KEY);
        assertThat(message.uplink().heartbeat()).isNotNull();
        assertThat(Frames.read(Frames.golden("enc_null"), Frames.SECRET).sort()).isEqualTo(Sort.WRONG_TIME);
    }

    @Test
    void an_encrypted_message_must_be_of_now() {
        for (int late : List.of(-41, -40, 20, 21)) {
            Instant sent = Frames.RECEIVED.plusSeconds(late);
            String plain = "|#A1234|Nri1/MA003]" + Dc09Text.stamp(sent);
            Dc09Message message = Frames.read(Frames.encrypted(Frames.KEY, "SIA-DCS", plain), Frames.SECRET);
            boolean taken = late >= -40 && late <= 20;
            assertThat(message.sort()).as(late + " s").isEqualTo(taken ? Sort.EVENT : Sort.WRONG_TIME);
            assertThat(Frames.answer(message)).contains(taken ? "\"*ACK\"0042" : "\"NAK\"0000R0L0A0[]_08:16:01");
            assertThat(message.uplink().alerts()).hasSize(taken ? 1 : 0);
        }
    }

    @Test
    void a_plain_message_is_never_refused_for_its_time() {
        Dc09Message message = Frames.read(Frames.framed("\"SIA-DCS\"0042L0#A1234[#A1234|NMA1]_08:16:00,03-14-1999"));
        assertThat(Frames.answer(message)).contains("\"ACK\"0042");
        assertThat(message.uplink().alerts()).hasSize(1);
        assertThat(Frames.read(Frames.sia("NMA1")).uplink().alerts().getFirst().clock())
                .isEqualTo(ClockQuality.UNSET);
    }

    @Test
    void a_wrong_key_is_an_alarm_that_is_not_answered() {
        Dc09Site other = new Dc09Site(List.of(Dc09Key.ofHex("FF".repeat(16))), CodeProfile.STANDARD);
        for (Dc09Site site : List.of(other, Dc09Site.PLAIN)) {
            Dc09Message message = Frames.read(Frames.golden("enc_sia"), site);
            assertThat(message.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.UNKNOWN_ALARM);
            assertThat(message.uplink().marks()).contains("cannot_decrypt");
            assertThat(message.uplink().heartbeat()).isNull();
            assertThat(message.reply()).isInstanceOf(Reply.Nothing.class);
        }
        Dc09Message test = Frames.read(Frames.golden("enc_null"), other);
        assertThat(test.uplink().alerts()).isEmpty();
        assertThat(test.reply()).isInstanceOf(Reply.Nothing.class);
    }

    @Test
    void a_key_may_be_hex_or_typed_characters() {
        String typed = "00112233445566778899AABBCCDDEEFF";
        String frame = Frames.encrypted(Dc09Key.ofCharacters(typed), "SIA-DCS", "|#A1234|NMA1" + AT);
        Dc09Site both = new Dc09Site(List.of(Dc09Key.ofHex(typed), Dc09Key.ofCharacters(typed)), CodeProfile.STANDARD);
        Dc09Message message = Frames.read(frame, both);
        assertThat(message.proof()).isEqualTo(Proof.KEY);
        assertThat(message.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.MEDICAL);
        assertThatThrownBy(() -> Dc09Key.ofHex("0011")).hasMessageContaining("16, 24 or 32");
        assertThatThrownBy(() -> Dc09Key.ofHex("xyz")).message().doesNotContain("xyz");
        assertThat(Frames.KEY).hasToString("a key of 16 octets");
    }

    @Test
    void a_plain_message_of_an_account_with_a_key_is_an_alarm_but_no_sign_of_life() {
        Dc09Message message = Frames.read(Frames.golden("sia_med"), Frames.SECRET);
        assertThat(message.uplink().alerts()).hasSize(1);
        assertThat(message.proof()).isEqualTo(Proof.LACKING);
        assertThat(message.uplink().heartbeat()).isNull();
    }

    @Test
    void the_repeat_has_the_same_key_and_another_press_has_not() {
        assertThat(key(Frames.golden("sia_med"))).isEqualTo(key(Frames.golden("sia_med")));
        String again = Frames.framed("\"SIA-DCS\"0043L0#A1234[#A1234|NMA1]");
        assertThat(key(again)).isNotEqualTo(key(Frames.sia("NMA1")));
        String first = Frames.encrypted(Frames.KEY, "SIA-DCS", "|#A1234|NMA1" + AT);
        String padded = Frames.encrypted(Frames.KEY, "SIA-DCS", "other7890123456|#A1234|NMA1" + AT);
        assertThat(Frames.read(first, Frames.SECRET).uplink().copyKey())
                .as("other padding, same message")
                .isEqualTo(Frames.read(padded, Frames.SECRET).uplink().copyKey());
    }

    @Test
    void another_account_inside_is_marked() {
        Dc09Message message = Frames.read(Frames.framed("\"SIA-DCS\"0042L0#A1234[#BEEF|NMA1]"));
        assertThat(message.uplink().marks()).containsExactly("account_mismatch");
        assertThat(message.uplink().device().value()).isEqualTo("dc09-A1234");
    }

    @Test
    void places_are_read_in_both_ways_and_nonsense_is_no_place() {
        assertThat(place("[X116.4066][Y39.8822]")).isNotNull();
        assertThat(place("[X056W11.478][Y34S54.348]")).satisfies(south -> {
            assertThat(south.latitude()).isCloseTo(-34.9058, Offset.offset(1e-6));
            assertThat(south.longitude()).isCloseTo(-56.1913, Offset.offset(1e-6));
        });
        for (String bad :
                List.of("[X116E24.396]", "[X999E00.000][Y39N52.932]", "[X116N24.396][Y39N52.932]", "[X][Y]")) {
            assertThat(Frames.read(Frames.framed("\"SIA-DCS\"0042L0#A1234[#A1234|NMA1]" + bad))
                            .uplink()
                            .position())
                    .as(bad)
                    .isNull();
        }
    }

    @Test
    void answers_of_a_panel_are_not_answered() {
        Dc09Message message = Frames.read(Frames.golden("null_ack"));
        assertThat(message.sort()).isEqualTo(Sort.NO_REPORT);
        assertThat(Frames.answer(message)).isEmpty();
    }

    private static Position place(String extras) {
        String frame = Frames.framed("\"SIA-DCS\"0042L0#A1234[#A1234|NMA1]" + extras);
        return Objects.requireNonNull(Frames.read(frame).uplink().position());
    }

    private static List<AlertType> types(String frame) {
        return Frames.read(frame).uplink().alerts().stream().map(Alert::type).toList();
    }

    private static String key(String frame) {
        return Frames.read(frame).uplink().copyKey();
    }
}
