package org.anling.dispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.LeaseToken;
import org.anling.journal.CentreJournal;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.MemberLease;
import org.junit.jupiter.api.Test;

/** A process that lives does not keep a centre whose loop stands still. */
class MemberWatchTest {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final LeaseToken TOKEN = new LeaseToken("m1/x", 7);

    private final Member member = new Member();
    private final Loop still = new Loop("still");
    private final Loop moving = new Loop("moving");
    private final MemberWatch watch = new MemberWatch(member, List.of(still, moving), LEASE);
    private long nanos = 5_000_000_000L;

    @Test
    void the_centre_of_a_loop_that_does_not_go_on_is_given_up_once() {
        beatFor(Duration.ofSeconds(9));
        assertThat(member.released).isEmpty();
        beatFor(Duration.ofSeconds(3));

        assertThat(member.released).containsExactly("still");
    }

    @Test
    void without_anybody_to_take_it_the_centre_is_kept() {
        member.company = false;

        beatFor(Duration.ofSeconds(30));

        assertThat(member.released).isEmpty();
    }

    @Test
    void a_time_in_which_redis_did_not_answer_is_nobodys_fault() {
        beatFor(Duration.ofSeconds(3));
        member.answers = false;
        beatFor(Duration.ofSeconds(60));
        member.answers = true;
        beatFor(Duration.ofSeconds(3));

        assertThat(member.released).isEmpty();
    }

    private void beatFor(Duration time) {
        long until = nanos + time.toNanos();
        while (nanos < until) {
            nanos += 100_000_000L;
            moving.turns++;
            watch.beat(nanos);
        }
    }

    private static final class Loop implements MemberWatch.Watched {
        private final String name;
        private long turns;

        Loop(String name) {
            this.name = name;
        }

        @Override
        public CentreId centre() {
            return new CentreId(name);
        }

        @Override
        public long turns() {
            return turns;
        }

        @Override
        public Optional<LeaseToken> findLease() {
            return Optional.of(TOKEN);
        }
    }

    private static final class Member implements MemberLease {
        private final List<String> released = new ArrayList<>();
        private boolean company = true;
        private boolean answers = true;

        @Override
        public void beat() {
            if (!answers) {
                throw new JournalUnavailableException("no answer", null);
            }
        }

        @Override
        public boolean hasCompany() {
            return company;
        }

        @Override
        public CentreJournal centreJournal(CentreId centre) {
            return (CentreJournal) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {CentreJournal.class}, (_, method, args) -> {
                        if (method.getName().equals("release")) {
                            assertThat(args).containsExactly(TOKEN);
                            released.add(centre.value());
                        }
                        return null;
                    });
        }

        @Override
        public void close() {}
    }
}
