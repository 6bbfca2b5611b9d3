package org.anling.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.anling.console.ConsoleConfig;
import org.anling.console.store.Office;
import org.anling.console.view.MapLink;
import org.anling.contract.alert.VitalLimits;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.incident.CoverSettings;
import org.anling.dispatcher.core.incident.DeskSettings;
import org.anling.dispatcher.core.incident.SignalSettings;
import org.anling.dispatcher.server.notice.channel.MailChannel;
import org.anling.gateway.server.GatewayConfig;
import org.anling.gateway.server.supervision.Thresholds;
import org.anling.gateway.server.tls.TlsSettings;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.report.ServiceClock;
import org.anling.registry.report.ServiceLevels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final NoticeKeys NOTICE = new NoticeKeys(
            List.of(
                    new Reach(Channel.PAGE, 0),
                    new Reach(Channel.MQTT, 15),
                    new Reach(Channel.VOICE, 20),
                    new Reach(Channel.SMS, 20),
                    new Reach(Channel.MAIL, 20),
                    new Reach(Channel.WEBHOOK, 0)),
            new NoticeKeys.Provider("", Set.of(Channel.VOICE, Channel.SMS)),
            new NoticeKeys.Door(9780, "", ""),
            new MailChannel.Server("", 587, MailChannel.Security.STARTTLS, "", "", ""),
            new NoticeKeys.Broker("", "", ""),
            "",
            "",
            "zh",
            Duration.ofHours(6),
            new NoticeKeys.Push(
                    "",
                    List.of("fcm.googleapis.com", "push.services.mozilla.com", "notify.windows.com", "push.apple.com"),
                    false));

    private static final DeviceKeys DEVICES = new DeviceKeys(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Thresholds.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            GatewayConfig.Limits.DEFAULT,
            SecretBox.OPEN);

    @TempDir
    Path folder = Path.of("");

    @Test
    void every_default_is_the_documented_one() {
        ServerSettings defaults = ServerSettings.from(with());

        assertThat(defaults)
                .isEqualTo(new ServerSettings(
                        new ServerSettings.Centre("c1", "安铃呼叫中心", "", ZoneId.of("Asia/Shanghai")),
                        new ServerSettings.Listening("127.0.0.1", 8080, 1883, 8083, 7700, 9700),
                        new ServerSettings.Pages(
                                List.of(),
                                ConsoleConfig.Way.CLEAR,
                                "",
                                new ServerSettings.Tiles("", "WGS84", List.of(116.4066, 39.8822)),
                                Duration.ofHours(12),
                                Office.Demand.ADMINS,
                                SecretBox.OPEN),
                        new ServerSettings.Stores("", List.of(), "", "anling", "", 8, ServerSettings.Redis.ALONE),
                        EnumSet.allOf(Role.class),
                        new ServerSettings.Work(
                                new ServerSettings.Dispatch(
                                        ServerSettings.PlanName.STAGED,
                                        5,
                                        3,
                                        1,
                                        Duration.ofMinutes(1),
                                        Duration.ofSeconds(30),
                                        Duration.ofMinutes(3),
                                        Duration.ofHours(12),
                                        List.of("c1")),
                                new ServerSettings.SelfPress(Duration.ofMinutes(1), Optional.empty()),
                                new ServerSettings.Demo(20260314, Duration.ofSeconds(40), 3, 9790),
                                NOTICE,
                                new RuleKeys(
                                        DeskSettings.DEFAULT,
                                        SignalSettings.DEFAULT,
                                        CoverSettings.DEFAULT.every(),
                                        Optional.empty(),
                                        Optional.empty()),
                                new TelephonyKeys("", Optional.empty(), "tel:{number}"),
                                new ReportKeys(ServiceLevels.SHIPPED, Optional.empty(), 3, 14),
                                new PhoneKeys(new MapLink("", "GCJ02"), VitalLimits.DEFAULT),
                                new KeepKeys(Duration.ofDays(1095), Duration.ofDays(1825), Duration.ofDays(365), 4),
                                DEVICES)));
    }

    @Test
    void no_key_comes_or_goes_unseen() {
        assertThat(Settings.defaults()).hasSize(142);
    }

    @Test
    void a_protocol_may_have_a_port_of_its_own() {
        DeviceKeys devices = ServerSettings.from(with("devices.gt06.port=7706", "devices.dc09.sites=/etc/anling/dc09"))
                .work()
                .devices();
        assertThat(devices.gt06Port()).hasValue(7706);
        assertThat(devices.dc09Sites()).contains(Path.of("/etc/anling/dc09").toAbsolutePath());
        assertThat(devices.jt808Port()).isEmpty();
    }

    @Test
    void devices_speak_tls_as_soon_as_a_certificate_is_named() {
        TlsSettings tls = ServerSettings.from(with(
                        "devices.tls.certificate=/etc/anling/devices.pem",
                        "devices.tls.key=/etc/anling/devices.key",
                        "devices.tls.clients=offered",
                        "devices.tls.ca=/etc/anling/ca.pem",
                        "mqtt.tls.ws.port=0"))
                .work()
                .devices()
                .tls()
                .orElseThrow();
        assertThat(tls.mqttPort()).hasValue(8883);
        assertThat(tls.mqttWebSocketPort()).isEmpty();
        assertThat(tls.tcpPort()).isEmpty();
        assertThat(tls.clients()).isEqualTo(TlsSettings.Clients.OFFERED);
        for (String half : List.of("certificate=/a", "key=/a", "ca=/a", "clients=required")) {
            assertThatThrownBy(() -> ServerSettings.from(with("devices.tls." + half)))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("devices.tls.");
        }
    }

    @Test
    void how_many_devices_come_from_where_and_how_fast_can_be_set() {
        GatewayConfig.Limits limits = ServerSettings.from(with(
                        "devices.connections=17000",
                        "devices.connections.address=40000",
                        "devices.connections.trusted=10.0.0.0/8, 192.0.2.7, fd00::/8",
                        "devices.logins.rate=2000"))
                .work()
                .devices()
                .limits();
        assertThat(limits.connections()).isEqualTo(17_000);
        assertThat(limits.overload().perHost()).isEqualTo(40_000);
        assertThat(limits.overload().trusted()).hasSize(3);
        assertThat(limits.overload().logins().rate()).isEqualTo(2_000);
        for (String wrong : List.of("10.0.0.1/8", "10.0.0.0/33", "example.com", "10.0.0.0/", "fd00::/x")) {
            assertThatThrownBy(() -> ServerSettings.from(with("devices.connections.trusted=" + wrong)))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("devices.connections.trusted");
        }
    }

    @Test
    void a_broker_has_a_url_and_a_password_that_is_never_shown() {
        BrokerKeys broker = ServerSettings.from(with(
                        "mqtt.broker.url=ssl://broker:8883",
                        "mqtt.broker.password=hidden-from-all",
                        "mqtt.broker.zigbee=zigbee2mqtt, homes/+/zigbee2mqtt",
                        "mqtt.broker.zigbee.rules=action:hold=SOS"))
                .work()
                .devices()
                .broker()
                .orElseThrow();
        assertThat(broker.zigbee().bases()).containsExactly("zigbee2mqtt", "homes/+/zigbee2mqtt");
        assertThat(broker.zigbee().rules()).hasSize(1);
        assertThat(broker.named("anling-host-7700").client()).isEqualTo("anling-host-7700");
        assertThat(broker.toString()).doesNotContain("hidden-from-all");
        for (String wrong : List.of(
                "mqtt.broker.url=broker",
                "mqtt.broker.group=a/b",
                "mqtt.broker.zigbee.rules=hold",
                "mqtt.broker.base=+/x")) {
            assertThatThrownBy(() -> ServerSettings.from(with("mqtt.broker.url=tcp://broker:1883", wrong)))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("mqtt.broker.");
        }
    }

    @Test
    void nothing_is_kept_for_so_short_a_time_that_it_is_missed() {
        for (String hasty : List.of("keep.personal=P29D", "keep.audit=P179D", "keep.sign-ins=PT1H", "keep.hour=24")) {
            assertThatThrownBy(() -> ServerSettings.from(with(hasty)))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining(hasty.substring(0, hasty.indexOf('=')));
        }
    }

    @Test
    void every_key_of_the_documented_file_has_a_line_of_meaning_above_it() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../config/anling.properties"));

        for (String key : Settings.defaults().keySet()) {
            int at = lines.indexOf((key + " = " + Settings.defaults().get(key)).strip());
            assertThat(lines.get(at - 1)).as(key).startsWith("#");
        }
    }

    @Test
    void the_command_line_wins_over_the_file_and_the_file_over_the_default() throws IOException {
        Path file = Files.writeString(folder.resolve("my.properties"), "# mine\nconsole.port = 8081\nmqtt.port=1884\n");

        ServerSettings read =
                ServerSettings.from(Settings.load(Optional.of(file), List.of("console.port=8082"), "./anling serve"));

        assertThat(read.listening().consolePort()).isEqualTo(8082);
        assertThat(read.listening().mqttPort()).isEqualTo(1884);
        assertThat(read.listening().managementPort()).isEqualTo(9700);
    }

    @Test
    void a_channel_without_a_secret_is_refused_and_no_secret_is_shown() {
        String provider = "notice.provider.url=http://127.0.0.1:9790";
        assertThatThrownBy(() -> ServerSettings.from(with(provider, "notice.secret=short")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("notice.secret")
                .hasMessageContaining("***");
        assertThat(ServerSettings.from(with(provider, "notice.secret=0123456789abcdef"))
                        .work()
                        .notice()
                        .on())
                .containsExactlyInAnyOrder(Channel.VOICE, Channel.SMS);
    }

    @Test
    void the_number_of_the_desk_is_one_that_can_be_dialled() {
        assertThatThrownBy(() -> ServerSettings.from(with("centre.phone=ring the desk")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("centre.phone");
        assertThat(ServerSettings.from(with("centre.phone=+86 (010) 5550-0120"))
                        .centre()
                        .phone())
                .isEqualTo("+86 (010) 5550-0120");
    }

    @Test
    void web_push_goes_to_named_services_over_tls_and_says_whom_they_may_write_to() {
        assertThatThrownBy(() -> ServerSettings.from(with("notice.push.contact=duty")))
                .hasMessageContaining("--set notice.push.contact=mailto:duty@centre.example");
        assertThatThrownBy(() -> ServerSettings.from(with("notice.push.contact=mailto:duty@centre.example")))
                .as("links and answers are signed")
                .hasMessageContaining("notice.secret");
        NoticeKeys keys = ServerSettings.from(
                        with("notice.push.contact=mailto:duty@centre.example", "notice.secret=0123456789abcdef"))
                .work()
                .notice();
        assertThat(keys.on()).containsExactly(Channel.PUSH);
        assertThat(List.of(
                        "https://fcm.googleapis.com/fcm/send/x",
                        "https://updates.push.services.mozilla.com/wpush/v2/x",
                        "https://web.push.apple.com/x"))
                .allMatch(address -> keys.push().names(URI.create(address)));
        assertThat(List.of(
                        "http://fcm.googleapis.com/x",
                        "https://fcm.googleapis.com@10.0.0.1/x",
                        "https://me@fcm.googleapis.com/x",
                        "https://fcm.googleapis.com:5432/x",
                        "https://fcm.googleapis.com.example/x",
                        "https://evilfcm.googleapis.com.example/x",
                        "https://evilpush.apple.com/x",
                        "https://127.0.0.1/x",
                        "https://[::1]/x",
                        "https:opaque"))
                .noneMatch(address -> keys.push().names(URI.create(address)));
    }

    @Test
    void a_key_for_second_factors_that_is_none_is_refused_and_not_shown() {
        assertThatThrownBy(() -> ServerSettings.from(with("console.factor.secret=c2hvcnQ=")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("console.factor.secret")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("c2hvcnQ=");
        String key = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";
        ServerSettings settings = ServerSettings.from(with("console.factor.secret=" + key));
        assertThat(settings.pages().factorKey()).isNotSameAs(SecretBox.OPEN);
        assertThat(settings.toString()).doesNotContain(key);
    }

    @Test
    void an_exchange_without_a_proper_key_or_address_is_refused_and_no_key_is_shown() {
        assertThatThrownBy(() -> ServerSettings.from(with("telephony.secret=tooweak")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("telephony.secret")
                .hasMessageNotContaining("tooweak");
        assertThatThrownBy(() -> ServerSettings.from(with("telephony.hook.url=http://pbx.example/dial")))
                .as("a hook is signed too")
                .hasMessageContaining("telephony.secret");
        assertThatThrownBy(() ->
                        ServerSettings.from(with("telephony.secret=0123456789abcdef", "telephony.hook.url=pbx/dial")))
                .hasMessageContaining("telephony.hook.url");
        assertThatThrownBy(() -> ServerSettings.from(with("telephony.link=javascript:{number}")))
                .hasMessageContaining("--set telephony.link=tel:{number}");
        TelephonyKeys keys = ServerSettings.from(
                        with("telephony.secret=0123456789abcdef", "telephony.link=sip:{number}@pbx.example"))
                .work()
                .telephony();
        assertThat(keys.link()).isEqualTo("sip:{number}@pbx.example");
        assertThat(keys.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void a_dispatcher_may_lead_several_centres() {
        assertThat(ServerSettings.from(with("dispatch.centres=c1, c2"))
                        .work()
                        .dispatch()
                        .centres())
                .containsExactly("c1", "c2");
        assertThat(ServerSettings.from(with("centre.id=x")).work().dispatch().centres())
                .containsExactly("x");
        assertThatThrownBy(() -> ServerSettings.from(with("dispatch.centres=c1,c1")))
                .hasMessageContaining("--set dispatch.centres=c1,c2");
    }

    @Test
    void a_promise_that_cannot_be_read_is_refused_with_an_example() {
        assertThatThrownBy(() -> ServerSettings.from(with("service.at-door=P1 90% PT15M, P2 45min")))
                .hasMessageContaining("service.at-door")
                .hasMessageContaining("'P2 45min' is no promise");
        assertThat(ServerSettings.from(with("service.at-door="))
                        .work()
                        .reports()
                        .levels()
                        .targets())
                .noneMatch(target -> target.clock() == ServiceClock.AT_DOOR);
    }

    @Test
    void an_unknown_key_names_the_one_that_was_meant() {
        assertThatThrownBy(() -> with("console.prot=1"))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("console.prot")
                .hasMessageContaining("did you mean console.port?");
    }

    @Test
    void a_wrong_kind_names_key_value_and_a_command_to_paste() {
        assertThatThrownBy(() -> ServerSettings.from(with("console.port=http")))
                .hasMessage("console.port = http: is not a whole number from 0 to 65535;"
                        + " try: ./anling demo --set console.port=8080");
        assertThatThrownBy(() -> ServerSettings.from(with("demo.incident.every=40")))
                .hasMessageContaining("demo.incident.every = 40")
                .hasMessageContaining("--set demo.incident.every=PT40S");
        assertThatThrownBy(() -> ServerSettings.from(with("roles=gateway,cook")))
                .hasMessageContaining("no role cook");
    }

    @Test
    void a_number_of_a_rule_that_makes_no_sense_is_refused_in_both_languages() {
        assertThatThrownBy(() -> ServerSettings.from(with("test.longest=PT2H")))
                .hasMessage("test.longest = PT2H: 须在 PT1M 到 PT30M 之间 / is not from PT1M to PT30M;"
                        + " try: ./anling demo --set test.longest=PT30M");
        assertThatThrownBy(() -> ServerSettings.from(with("hold.shortest=PT30M", "hold.longest=PT10M")))
                .hasMessageContaining("hold.longest = PT10M: 短于 hold.shortest = PT30M / is shorter than");
        assertThatThrownBy(() -> ServerSettings.from(with("followup.end=PT2H")))
                .hasMessageContaining("followup.end = PT2H: 短于 followup.again = PT24H");
        assertThatThrownBy(() -> ServerSettings.from(with("runaway.alerts=8")))
                .hasMessageContaining("runaway.alerts = 8: is not a whole number from 1 to 7");
    }

    @Test
    void plans_are_read_from_another_folder_if_it_is_there_and_files_are_read_at_all() {
        assertThat(ServerSettings.from(with("plans.folder=" + folder))
                        .work()
                        .rules()
                        .plans())
                .contains(folder.toAbsolutePath().normalize());
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> ServerSettings.from(with("plans.folder=" + nowhere)))
                .hasMessageContaining("plans.folder = " + nowhere)
                .hasMessageContaining("没有这个可读的目录 / there is no such folder that can be read");
        assertThatThrownBy(() -> ServerSettings.from(with("cards.folder=" + nowhere)))
                .hasMessageContaining("cards.folder = " + nowhere);
        assertThatThrownBy(() -> ServerSettings.from(with("plans.folder=" + folder, "dispatch.plan=at-once")))
                .hasMessageContaining("no plan is read from files while dispatch.plan = at-once");
    }

    @Test
    void a_missing_key_says_how_to_give_it() {
        assertThatThrownBy(() -> with().required("redis.url", "redis://127.0.0.1:6379"))
                .hasMessage("redis.url is missing; put it into the file, or:"
                        + " ./anling demo --set redis.url=redis://127.0.0.1:6379");
    }

    @Test
    void a_password_never_shows_in_a_complaint() {
        assertThat(with("postgres.password=geheim")
                        .refuse("postgres.password", "was refused", "...")
                        .getMessage())
                .doesNotContain("geheim");
    }

    @Test
    void a_key_set_twice_in_one_file_is_refused() {
        assertThatThrownBy(() -> PropertyFile.parse(List.of("a = 1", "a = 2"), "f"))
                .hasMessageContaining("f line 2: a is set twice");
    }

    private static Settings with(String... overrides) {
        return Settings.load(Optional.empty(), List.of(overrides), "./anling demo");
    }
}
