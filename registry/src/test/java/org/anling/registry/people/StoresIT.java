package org.anling.registry.people;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Role;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.OutboxRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoresIT {

    private SeededRegistry registry;
    private Elders elders;
    private Devices devices;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(2, 1));
        registry.relayAll();
        elders = new Elders(registry.database(), CENTRE);
        devices = new Devices(registry.database(), CENTRE);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void an_elder_is_read_as_it_was_put_with_community_and_devices_added() {
        Elder elder = elders.get(new ElderId("e-1"));
        ElderCard sample = Samples.elder("e-1").card();
        assertThat(elder.version()).isEqualTo(1);
        assertThat(elder.card().contacts()).isEqualTo(sample.contacts());
        assertThat(elder.card().firstAid()).isEqualTo(sample.firstAid());
        assertThat(elder.card().home()).isEqualTo(sample.home());
        assertThat(elder.card().address().communityName()).isEqualTo("松园社区");
        assertThat(elder.card().address().floor()).isEqualTo(5);
        assertThat(elder.card().deviceIds()).containsExactly(new DeviceId("d-1"));
    }

    @Test
    void a_put_raises_the_version_of_the_card_and_of_the_devices_that_name_it() {
        Elder stored = elders.put(withPhone(elders.get(new ElderId("e-1")), "010-5550199"));
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.card().phone()).isEqualTo("010-5550199");
        assertThat(stored.card().contacts()).hasSize(2);
        assertThat(changes()).containsExactly("ELDER e-1", "DEVICE d-1");
        assertThat(record("d-1").version()).isEqualTo(2);
        assertThat(record("d-1").elder()).isEqualTo(stored.ref());
    }

    @Test
    void of_two_editors_the_second_is_told_and_nothing_is_overwritten() {
        Elder seen = elders.get(new ElderId("e-1"));
        elders.put(withPhone(seen, "first"));
        registry.relayAll();
        assertThatThrownBy(() -> elders.put(withPhone(seen, "second"))).isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> elders.put(Samples.elder("e-1"))).isInstanceOf(VersionConflictException.class);
        assertThat(elders.get(new ElderId("e-1")).card().phone()).isEqualTo("first");
        assertThat(changes()).isEmpty();
    }

    @Test
    void who_comes_too_late_is_told_who_was_first_and_when() {
        Elder seen = elders.get(new ElderId("e-1"));
        elders.put(withPhone(seen, "first"), "s-7");
        assertThatThrownBy(() -> elders.put(withPhone(seen, "second"), "s-8"))
                .isInstanceOfSatisfying(VersionConflictException.class, conflict -> {
                    assertThat(conflict.by()).contains("s-7");
                    assertThat(conflict.at()).isPresent();
                });
        Device device = devices.get(new DeviceId("d-2"));
        devices.put(device, "s-7");
        assertThatThrownBy(() -> devices.put(device, "s-8"))
                .isInstanceOfSatisfying(
                        VersionConflictException.class,
                        conflict -> assertThat(conflict.by()).contains("s-7"));
    }

    @Test
    void a_removed_elder_is_gone_with_his_contacts_and_his_devices_protect_nobody() {
        Elder elder = elders.get(new ElderId("e-1"));
        assertThatThrownBy(() -> elders.remove(elder.id(), 99)).isInstanceOf(VersionConflictException.class);
        elders.remove(elder.id(), elder.version());
        assertThat(elders.find(elder.id())).isEmpty();
        assertThat(devices.get(new DeviceId("d-1")).elder()).isNull();
        assertThat(record("d-1").version()).isEqualTo(2);
        assertThat(changes()).containsExactly("ELDER e-1", "DEVICE d-1");
        Optional<Integer> contacts = registry.database()
                .call(transaction ->
                        transaction.find("select count(*) from contact where elder = 'e-1'", row -> row.getInt(1)));
        assertThat(contacts).contains(0);
    }

    @Test
    void whoever_gets_the_number_of_a_removed_elder_goes_on_above_his_last_version() {
        Elder elder = elders.put(withPhone(elders.get(new ElderId("e-1")), "first"));
        elders.remove(elder.id(), elder.version());
        Elder next = elders.put(Samples.elder("e-1"));
        assertThat(next.version()).isGreaterThan(elder.version());
        assertThat(next.card().phone()).isEqualTo(Samples.elder("e-1").card().phone());
    }

    @Test
    void doctor_and_carer_are_kept_when_the_card_is_put_again() {
        Elder elder = elders.get(new ElderId("e-1"));
        elders.put(new Elder(elder.card(), elder.risk(), elder.plan(), "doctor-1", "carer-2"));
        Elder stored = elders.get(new ElderId("e-1"));
        assertThat(stored.doctor()).isEqualTo("doctor-1");
        assertThat(stored.carer()).isEqualTo("carer-2");
    }

    @Test
    void devices_are_looked_through_by_id_sim_standing_and_part_of_the_town() {
        new Numbers(registry.database(), CENTRE).putSim(new DeviceId("d-2"), "14400001111");
        DeviceList list = new DeviceList(registry.database(), CENTRE);
        assertThat(list.page(new DeviceList.Wish("", "", null), "", 10)).hasSize(2);
        assertThat(list.page(new DeviceList.Wish("", "", null), "d-1", 10))
                .extracting(line -> line.device().id())
                .containsExactly(new DeviceId("d-2"));
        assertThat(list.page(new DeviceList.Wish("D-1", "110107", null), "", 10))
                .hasSize(1);
        assertThat(list.page(new DeviceList.Wish("1440", "", null), "", 10))
                .extracting(DeviceList.Line::sim)
                .containsExactly("14400001111");
        assertThat(list.page(new DeviceList.Wish("", "1102", null), "", 10)).isEmpty();
        assertThat(list.page(new DeviceList.Wish("", "", DeviceRecord.Standing.REVOKED), "", 10))
                .isEmpty();
        assertThat(list.page(
                        new DeviceList.Wish("", "", null, Set.of(new DeviceId("d-2"), new DeviceId("d-9"))), "", 10))
                .extracting(line -> line.device().id())
                .containsExactly(new DeviceId("d-2"));
        assertThat(list.page(new DeviceList.Wish("", "", null, Set.of()), "", 10))
                .isEmpty();
        assertThat(list.ofElder(new ElderId("e-2")))
                .extracting(DeviceList.Line::communityName)
                .containsExactly("松园社区");
    }

    @Test
    void a_device_that_moves_changes_both_cards() {
        Device device = devices.get(new DeviceId("d-1"));
        devices.put(new Device(
                device.id(),
                device.standing(),
                device.protocol(),
                device.model(),
                new ElderId("e-2"),
                device.secretHash(),
                device.expectedInterval(),
                device.version()));
        assertThat(elders.get(new ElderId("e-1")).card().deviceIds()).isEmpty();
        assertThat(elders.get(new ElderId("e-2")).card().deviceIds())
                .containsExactly(new DeviceId("d-1"), new DeviceId("d-2"));
        assertThat(record("d-1").elder())
                .isEqualTo(elders.get(new ElderId("e-2")).ref());
        assertThat(record("d-2").elder())
                .isEqualTo(elders.get(new ElderId("e-2")).ref());
        assertThat(changes()).contains("ELDER e-1", "ELDER e-2", "DEVICE d-1", "DEVICE d-2");
    }

    @Test
    void a_revoked_device_leaves_the_card_and_keeps_its_record() {
        Device device = devices.get(new DeviceId("d-1"));
        Device revoked = devices.put(new Device(
                device.id(),
                DeviceRecord.Standing.REVOKED,
                device.protocol(),
                device.model(),
                device.elder(),
                device.secretHash(),
                device.expectedInterval(),
                device.version()));
        assertThat(revoked.version()).isGreaterThan(device.version());
        assertThat(record("d-1").standing()).isEqualTo(DeviceRecord.Standing.REVOKED);
        assertThat(elders.get(new ElderId("e-1")).card().deviceIds()).isEmpty();
    }

    @Test
    void a_community_that_is_renamed_changes_the_cards_of_its_elders() {
        Organisations organisations = new Organisations(registry.database());
        Organisation community = organisations.find(Samples.COMMUNITY).orElseThrow();
        organisations.put(
                new Organisation(community.code(), community.parent(), community.level(), "竹园社区", community.version()));
        assertThat(elders.get(new ElderId("e-2")).card().address().communityName())
                .isEqualTo("竹园社区");
        assertThat(elders.get(new ElderId("e-2")).version()).isEqualTo(2);
        assertThat(changes()).containsExactly("ELDER e-1", "DEVICE d-1", "ELDER e-2", "DEVICE d-2");
    }

    @Test
    void a_responder_is_changed_and_removed_with_rising_versions() {
        Responders responders = new Responders(registry.database(), CENTRE);
        ResponderId id = new ResponderId("doctor-1");
        Responder responder = responders.get(id);
        assertThat(responder.profile().skills()).containsExactly("aed", "first-aid");
        assertThat(responders.put(responder).version()).isEqualTo(2);
        assertThat(responders.remove(id)).isTrue();
        assertThat(responders.remove(id)).isFalse();
        assertThat(responders.find(id)).isEmpty();
        assertThat(responders.list()).isEmpty();
        Optional<Long> removedAt = registry.database().call(transaction -> responders.findRemoval(transaction, id));
        assertThat(removedAt).contains(3L);
        assertThat(changes()).containsExactly("RESPONDER doctor-1", "RESPONDER doctor-1");
    }

    @Test
    void how_somebody_is_reached_is_read_as_it_was_put() {
        Reachable reach = new Reachable(
                "li@x.example",
                "https://x.example/hook",
                List.of(new Reach(Channel.SMS, 15), new Reach(Channel.VOICE, 30)),
                "en");
        Responders responders = new Responders(registry.database(), CENTRE);
        Responder responder = responders.get(new ResponderId("doctor-1"));
        assertThat(responder.reachable()).isEqualTo(Reachable.PLAIN);
        responders.put(
                new Responder(responder.profile(), responder.name(), responder.phone(), responder.base(), reach));
        assertThat(responders.get(responder.id()).reachable()).isEqualTo(reach);
        Staff staff = new Staff(registry.database(), CENTRE);
        StaffMember member = Samples.staff("s-2", Role.SUPERVISOR);
        staff.put(new StaffMember(member.id(), member.role(), member.name(), member.phone(), member.version(), reach));
        assertThat(staff.get(new StaffId("s-2")).reachable()).isEqualTo(reach);
    }

    @Test
    void staff_is_added_and_changed() {
        Staff staff = new Staff(registry.database(), CENTRE);
        StaffMember added = staff.put(Samples.staff("s-2", Role.SUPERVISOR));
        assertThat(staff.get(new StaffId("s-2"))).isEqualTo(added);
        assertThat(added.version()).isEqualTo(1);
        assertThat(staff.put(added).version()).isEqualTo(2);
        assertThat(staff.list()).hasSize(2);
    }

    @Test
    void elders_are_found_by_scope_and_in_pages() {
        assertThat(elders.list("110107")).hasSize(2);
        assertThat(elders.list("1102")).isEmpty();
        Elder first = elders.browse("", null, 1).getFirst();
        assertThat(first.id()).isEqualTo(new ElderId("e-1"));
        assertThat(elders.browse("110107", first, 10)).extracting(Elder::id).containsExactly(new ElderId("e-2"));
        assertThat(elders.browse("1102", null, 10)).isEmpty();
        assertThat(elders.page("e-1", 10)).extracting(Elder::id).containsExactly(new ElderId("e-2"));
    }

    private DeviceRecord record(String id) {
        return registry.database()
                .call(transaction -> devices.findRecord(transaction, new DeviceId(id)))
                .orElseThrow();
    }

    private List<String> changes() {
        return registry.pending().stream()
                .map(OutboxRow::change)
                .map(StoresIT::words)
                .toList();
    }

    private static String words(ChangedRecord change) {
        return change.subject() + " " + change.id();
    }

    private static Elder withPhone(Elder elder, String phone) {
        ElderCard c = elder.card();
        ElderCard card = new ElderCard(
                c.id(),
                c.version(),
                c.name(),
                c.pinyin(),
                c.birthYear(),
                c.sex(),
                phone,
                c.address(),
                c.home(),
                c.category(),
                c.firstAid(),
                c.contacts(),
                c.deviceIds());
        return new Elder(card, elder.risk(), elder.plan());
    }
}
