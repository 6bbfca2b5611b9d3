package org.anling.registry.people;

import java.util.List;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * A responder in the registry.
 *
 * @param profile what the core knows; its version is 0 for one that is not stored yet
 * @param phone in the form that is dialled, or null
 * @param base where the responder usually starts from
 * @param reachable by what else
 */
public record Responder(
        ResponderProfile profile, String name, @Nullable String phone, Position base, Reachable reachable) {

    /** Somebody who is reached as the centre is set up. */
    public Responder(ResponderProfile profile, String name, @Nullable String phone, Position base) {
        this(profile, name, phone, base, Reachable.PLAIN);
    }

    public ResponderId id() {
        return profile.id();
    }

    public long version() {
        return profile.version();
    }

    /**
     * What pages show and notices need.
     *
     * @param browsers that may be woken
     */
    public PersonCard card(List<PersonCard.PushAddress> browsers) {
        return new PersonCard(
                profile.id().value(),
                Role.RESPONDER,
                profile.kind(),
                name,
                phone,
                profile.version(),
                reachable.mail(),
                reachable.webhook(),
                reachable.channels(),
                reachable.language(),
                browsers);
    }

    Responder with(long version) {
        ResponderProfile next = new ResponderProfile(
                profile.id(),
                profile.kind(),
                profile.travel(),
                profile.availability(),
                profile.community(),
                profile.scope(),
                profile.skills(),
                profile.keysOf(),
                version);
        return new Responder(next, name, phone, base, reachable);
    }
}
