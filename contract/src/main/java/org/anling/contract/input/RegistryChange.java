package org.anling.contract.input;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.ResponderProfile;

/**
 * A change of the registry that the core must know. The base of a responder travels in the personal block.
 *
 * @param number outbox number, dense and rising per centre
 */
public record RegistryChange(long number, Change change) implements Input {

    /** The closed list of changes. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PutResponder.class, name = "put-responder"),
        @JsonSubTypes.Type(value = RemoveResponder.class, name = "remove-responder"),
        @JsonSubTypes.Type(value = PutElder.class, name = "put-elder")
    })
    public sealed interface Change {}

    /** A responder is new or changed; older versions than the known one are ignored. */
    public record PutResponder(ResponderProfile profile) implements Change {}

    /** A responder has left. */
    public record RemoveResponder(ResponderId responder, long version) implements Change {}

    /** An elder's card changed; open incidents show the new version. */
    public record PutElder(ElderRef elder) implements Change {}
}
