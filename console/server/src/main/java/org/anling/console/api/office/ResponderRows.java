package org.anling.console.api.office;

import java.time.Instant;
import java.util.List;
import org.anling.console.api.ResponderRow.ChannelProof;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.TravelMode;
import org.jspecify.annotations.Nullable;

/** The responders in the office: what the registry has of them, and how sure it is that they are reached. */
public final class ResponderRows {
    private ResponderRows() {}

    /** All that somebody may see. */
    public record ResponderRecords(List<ResponderRecord> items) {}

    /**
     * A responder.
     *
     * @param scope prefix within which the responder may be sent, empty for everywhere
     * @param keysOf ids of elders whose key the responder holds
     * @param version of the record, 0 for a new one
     * @param account missing if nobody gave one
     * @param assurance missing while the centre does not know the responder yet
     */
    public record ResponderRecord(
            String id,
            String name,
            ResponderKind kind,
            TravelMode travel,
            @Nullable String phone,
            @Nullable String mail,
            String community,
            String scope,
            List<String> skills,
            List<String> keysOf,
            List<ChannelWait> channels,
            double latitude,
            double longitude,
            long version,
            StaffRows.@Nullable AccountState account,
            @Nullable ResponderAssurance assurance) {}

    /**
     * One way in the order in which they are tried.
     *
     * @param waitSeconds before the next is tried too
     */
    public record ChannelWait(Channel channel, int waitSeconds) {}

    /**
     * How sure it is that the responder is reached and comes.
     *
     * @param load what the responder works on now
     * @param proven when each channel was last answered
     * @param lastAccepted when the responder last said yes, as far as the board remembers
     * @param offers how often the responder was asked, and accepted how often, as far as the board remembers
     */
    public record ResponderAssurance(
            Availability availability,
            int load,
            List<ChannelProof> proven,
            @Nullable Instant lastAccepted,
            int offers,
            int accepted) {}

    /** What is put down of a responder; the id is given once. */
    public record ResponderForm(
            String id,
            long version,
            String name,
            ResponderKind kind,
            TravelMode travel,
            @Nullable String phone,
            @Nullable String mail,
            String community,
            @Nullable String scope,
            List<String> skills,
            List<String> keysOf,
            List<ChannelWait> channels,
            @Nullable Double latitude,
            @Nullable Double longitude) {}
}
