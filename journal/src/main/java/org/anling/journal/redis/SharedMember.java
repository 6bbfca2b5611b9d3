package org.anling.journal.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.LeaseToken;
import org.anling.journal.CentreJournal;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.MemberLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The member of a process on one server. Signs of life come from one thread; what is known of the living is read from any. */
final class SharedMember implements MemberLease, Membership {

    private static final Logger LOG = LoggerFactory.getLogger(SharedMember.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param self empty before the first sign of life and after the last */
    private record View(String self, Set<String> living) {}

    private final RedisConnector connector;
    private final Session session;
    private final Roll roll;
    private final Duration ttl;
    private volatile View view = new View("", Set.of());

    SharedMember(RedisConnector connector, Duration ttl) {
        this.connector = connector;
        this.session = new Session(connector);
        this.roll = new Roll(session);
        this.ttl = ttl;
    }

    @Override
    public void beat() {
        String self = view.self();
        Optional<Set<String>> living = self.isEmpty() ? Optional.empty() : roll.stay(self, ttl);
        if (living.isPresent()) {
            view = new View(self, living.get());
            return;
        }
        if (!self.isEmpty()) {
            LOG.warn("member {} gave no sign of life for too long: its centres are lost to others", self);
            view = new View("", Set.of());
        }
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        String born = "m" + HexFormat.of().formatHex(bytes);
        view = new View(born, roll.join(born, ttl));
    }

    @Override
    public boolean hasCompany() {
        return view.living().size() > 1;
    }

    @Override
    public CentreJournal centreJournal(CentreId centre) {
        return new RedisCentreJournal(centre, connector, this);
    }

    @Override
    public void close() {
        View last = view;
        view = new View("", Set.of());
        try {
            if (!last.self().isEmpty()) {
                roll.leave(last.self());
            }
        } catch (JournalUnavailableException e) {
            LOG.info("member {} could not be struck off and will run out", last.self());
        } finally {
            session.close();
        }
    }

    @Override
    public Optional<String> word(String owner, Duration unused) {
        String self = view.self();
        return self.isEmpty() ? Optional.empty() : Optional.of(self + "/" + owner);
    }

    @Override
    public boolean isLiving(String member) {
        return view.living().contains(member);
    }

    @Override
    public boolean isOurs(LeaseToken lease) {
        return Membership.member(lease.owner()).equals(view.self());
    }

    @Override
    public void sign(LeaseToken lease, Duration unused) {
        // The process gives the signs of life of all its centres at once.
    }
}
