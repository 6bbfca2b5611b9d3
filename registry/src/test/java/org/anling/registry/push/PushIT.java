package org.anling.registry.push;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.anling.contract.directory.PersonCard.PushAddress;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.office.By;
import org.anling.registry.office.OfficeAccounts;
import org.anling.registry.office.OfficeResponders;
import org.anling.registry.office.OfficeStaff;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.OutboxRow;
import org.anling.registry.outbox.Subject;
import org.anling.registry.people.Account;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.people.Responders;
import org.anling.registry.people.StaffMember;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushIT {
    private static final Instant NOON = Instant.parse("2026-03-14T04:00:00Z");
    private static final By BOSS = new By("boss", Role.ADMIN, NOON);

    private SeededRegistry registry;
    private PushSubscriptions browsers;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(1, 1));
        browsers = new PushSubscriptions(registry.database(), CENTRE);
        new Responders(registry.database(), CENTRE).put(Samples.responder("doctor-2"));
        registry.relayAll();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void the_key_pair_is_made_once_and_its_private_half_is_never_shown() {
        PushKeys.Pair first = new PushKeys(registry.database(), CENTRE).get();
        assertThat(new PushKeys(registry.database(), CENTRE).get()).isEqualTo(first);
        assertThat(first.publicKey()).hasSize(87).startsWith("B");
        assertThat(first.toString()).doesNotContain(first.privateKey());
    }

    @Test
    void of_many_that_make_the_key_at_the_same_time_all_have_the_same() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PushKeys.Pair>> made = IntStream.range(0, 8)
                    .mapToObj(_ -> processes.submit(() -> {
                        go.await();
                        return new PushKeys(registry.database(), CENTRE).get();
                    }))
                    .toList();
            go.countDown();
            Set<PushKeys.Pair> different = new HashSet<>();
            for (Future<PushKeys.Pair> one : made) {
                different.add(one.get());
            }
            assertThat(different).hasSize(1);
        }
    }

    @Test
    void what_is_known_already_changes_nothing_and_new_keys_of_a_browser_do() {
        browsers.put("doctor-1", browser("a"));
        registry.relayAll();
        long before = version("doctor-1");
        assertThat(browsers.put("doctor-1", browser("a"))).isTrue();
        assertThat(version("doctor-1")).isEqualTo(before);
        assertThat(registry.pending()).isEmpty();
        PushAddress anew = new PushAddress(browser("a").id(), browser("a").endpoint(), "other", "auth");
        assertThat(browsers.put("doctor-1", anew)).isTrue();
        assertThat(listed("doctor-1")).containsExactly(anew);
        assertThat(version("doctor-1")).isEqualTo(before + 1);
    }

    @Test
    void a_browser_goes_out_with_the_card_and_no_more_than_five_are_kept() {
        long before = version("doctor-1");
        assertThat(browsers.put("doctor-1", browser("a"))).isTrue();
        assertThat(registry.pending())
                .extracting(OutboxRow::change)
                .extracting(ChangedRecord::subject)
                .containsExactly(Subject.RESPONDER);
        assertThat(version("doctor-1")).isEqualTo(before + 1);
        assertThat(listed("doctor-1")).containsExactly(browser("a"));
        assertThat(browsers.all()).containsOnlyKeys("doctor-1");
        IntStream.range(0, PushSubscriptions.MOST).forEach(i -> browsers.put("doctor-1", browser("b" + i)));
        assertThat(listed("doctor-1")).hasSize(PushSubscriptions.MOST).doesNotContain(browser("a"));
        assertThat(browsers.put("nobody", browser("c"))).isFalse();
        assertThat(browsers.has("nobody")).isFalse();
    }

    @Test
    void a_browser_belongs_to_whoever_signed_in_there_last_and_only_he_ends_it() {
        browsers.put("doctor-1", browser("a"));
        browsers.put("doctor-2", browser("a"));
        assertThat(listed("doctor-1")).isEmpty();
        assertThat(listed("doctor-2")).containsExactly(browser("a"));
        assertThat(browsers.remove("doctor-1", browser("a").id())).isFalse();
        assertThat(browsers.has("doctor-2")).isTrue();
        assertThat(browsers.remove("doctor-2", browser("a").id())).isTrue();
        assertThat(browsers.has("doctor-2")).isFalse();
    }

    @Test
    void whoever_leaves_or_is_kept_out_is_woken_no_more() {
        Accounts accounts = new Accounts(registry.database(), new PasswordHasher(), () -> NOON);
        OfficeAccounts office = new OfficeAccounts(registry.database(), CENTRE, accounts);
        new OfficeStaff(registry.database(), CENTRE, office)
                .add(new StaffMember(new StaffId("boss"), Role.ADMIN, "管理员", null, 0), BOSS);
        String username = office.invite(List.of("doctor-2"), BOSS).getFirst().username();
        browsers.put("doctor-1", browser("a"));
        browsers.put("doctor-2", browser("b"));
        new OfficeResponders(registry.database(), CENTRE).remove("doctor-1", BOSS);
        assertThat(browsers.has("doctor-1")).isFalse();
        registry.relayAll();
        office.setStanding(username, Account.Standing.DISABLED, BOSS);
        assertThat(browsers.has("doctor-2")).isFalse();
        assertThat(registry.pending()).as("the card goes out without it").hasSize(1);
        office.setStanding(username, Account.Standing.ACTIVE, BOSS);
        browsers.put("doctor-2", browser("b"));
        office.newPassword(username, BOSS);
        assertThat(browsers.has("doctor-2")).as("the phone may be lost").isFalse();
    }

    private long version(String responder) {
        return new Responders(registry.database(), CENTRE)
                .get(new ResponderId(responder))
                .version();
    }

    private List<PushAddress> listed(String person) {
        return registry.database().call(transaction -> browsers.list(transaction, person));
    }

    private static PushAddress browser(String name) {
        String endpoint = "https://push.example/" + name;
        return new PushAddress(PushSubscriptions.idOf(endpoint), endpoint, "key", "auth");
    }
}
