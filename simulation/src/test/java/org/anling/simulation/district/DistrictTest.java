package org.anling.simulation.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.district.map.ShortestPaths;
import org.anling.simulation.district.map.Street;
import org.anling.simulation.district.map.StreetGraph;
import org.anling.simulation.district.people.Contact;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.district.people.Imei;
import org.anling.simulation.district.people.Organisation;
import org.anling.simulation.district.people.Responder;
import org.anling.simulation.district.people.StaffMember;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistrictTest {

    private static final GeoPoint POSITION_A = new GeoPoint(39.8822, 116.4066);

    @ParameterizedTest
    @ValueSource(longs = {District.DEMO_SEED, 1, 2, 3})
    void one_seed_gives_one_district(long seed) {
        District first = District.ofSeed(seed);
        District second = District.ofSeed(seed);

        assertThat(second.population()).isEqualTo(first.population());
        assertThat(second.geoJson()).isEqualTo(first.geoJson());
        assertThat(District.ofSeed(seed + 1).population()).isNotEqualTo(first.population());
    }

    @ParameterizedTest
    @ValueSource(longs = {District.DEMO_SEED, 1, 2, 3})
    void the_river_is_crossed_at_two_bridges_and_nowhere_else(long seed) {
        District district = District.ofSeed(seed);
        StreetGraph graph = district.map().graph();

        List<StreetGraph.Edge> crossing = graph.edges().stream()
                .filter(edge -> district.map().river().crossings(graph.spot(edge.from()), graph.spot(edge.to())) > 0)
                .toList();

        assertThat(crossing).hasSize(2).allMatch(edge -> edge.kind() == Street.Kind.BRIDGE);
    }

    @ParameterizedTest
    @ValueSource(longs = {District.DEMO_SEED, 1, 2, 3})
    void every_responder_reaches_every_home(long seed) {
        District district = District.ofSeed(seed);

        for (Responder responder : district.responders()) {
            ShortestPaths paths = ShortestPaths.from(district.map().graph(), responder.baseNode());
            assertThat(district.elders())
                    .allMatch(elder -> paths.reaches(elder.home().doorNode()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {District.DEMO_SEED, 1, 2, 3})
    void the_visitors_doctor_is_the_nearest_however_one_measures(long seed) {
        District district = District.ofSeed(seed);
        Elder elder = district.demoElder();
        ShortestPaths paths =
                ShortestPaths.from(district.map().graph(), elder.home().doorNode());
        Responder doctor = district.responders().getFirst();

        assertThat(doctor.id()).isEqualTo(District.DEMO_RESPONDER);
        assertThat(doctor.communityCode()).isEqualTo(district.visitorsCommunity());
        assertThat(district.responders().subList(1, 40)).allSatisfy(other -> {
            assertThat(metres(other, elder)).isGreaterThan(2 * metres(doctor, elder));
            assertThat(seconds(other, paths)).isGreaterThan(seconds(doctor, paths) + 20);
            assertThat(other.communityCode()).isNotEqualTo(district.visitorsCommunity());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {District.DEMO_SEED, 1, 2, 3})
    void every_identifier_is_given_once_and_has_the_right_form(long seed) {
        District district = District.ofSeed(seed);
        List<Device> devices = district.elders().stream()
                .flatMap(elder -> elder.devices().stream())
                .toList();

        assertThat(district.elders()).hasSize(300);
        assertThat(district.responders()).hasSize(40);
        assertThat(Stream.concat(
                        district.responders().stream().map(Responder::id),
                        district.staff().stream().map(StaffMember::account)))
                .doesNotHaveDuplicates();
        assertThat(devices.stream().map(Device::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9_-]{1,64}"));
        assertThat(devices)
                .allMatch(device ->
                        device.kind().speaksMqtt() == device.password().isPresent());
        assertThat(district.organisation().units().stream().map(Organisation.Unit::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("110199\\d{6}"));
        assertThat(district.organisation().ofLevel(4)).hasSize(25);
        assertThat(district.elders().stream().map(elder -> elder.home().address()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {District.DEMO_SEED, 1, 2, 3})
    void every_telephone_number_is_one_that_no_exchange_has(long seed) {
        District district = District.ofSeed(seed);
        Stream<String> elders = district.elders().stream().map(Elder::phone);
        Stream<String> contacts = district.elders().stream()
                .flatMap(elder -> elder.contacts().stream())
                .map(Contact::phone);
        Stream<String> responders = district.responders().stream().map(Responder::phone);

        assertThat(Stream.of(elders, contacts, responders).flatMap(numbers -> numbers))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("010-0000-\\d{4}"));
    }

    @ParameterizedTest
    @ValueSource(longs = {District.DEMO_SEED, 1, 2, 3})
    void the_identities_of_the_protocol_references_live_near_position_a(long seed) {
        District district = District.ofSeed(seed);

        assertThat(List.of("3405000001", "861234050000010", "012345678901", "dc09-1234"))
                .allSatisfy(id -> {
                    Elder owner = district.findElderOfDevice(id).orElseThrow();
                    assertThat(owner).isEqualTo(district.elders().getFirst());
                    assertThat(owner.home().position().metresTo(POSITION_A)).isLessThan(250);
                    assertThat(owner.home().communityCode()).isEqualTo(district.visitorsCommunity());
                });
        assertThat(Imei.isValid("861234050000010")).isTrue();
        assertThat(Imei.ofSerial(1)).isEqualTo("861234050000010");
        assertThat(Imei.isValid("861234050000011")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {District.DEMO_SEED, 1})
    void the_map_stays_small_enough_for_a_page(long seed) {
        String json = District.ofSeed(seed).geoJson();

        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        assertThat(json)
                .contains(
                        "\"layer\":\"water\"", "\"class\":\"bridge\"", "\"layer\":\"gate\"", "\"layer\":\"building\"");
    }

    private static double metres(Responder responder, Elder elder) {
        return responder.base().metresTo(elder.home().position());
    }

    private static double seconds(Responder responder, ShortestPaths paths) {
        return paths.metresTo(responder.baseNode()) / responder.travel().metresPerSecond();
    }
}
