package org.anling.contract.people;

/** A way to reach a person. Answers mean the same on all. */
public enum Channel {
    /** The responder's page. */
    PAGE,
    /** A topic of the message broker. */
    MQTT,
    /** A telephone call: 1 accept, 2 decline, 9 repeat. */
    VOICE,
    /** A text message with a one-time link. */
    SMS,
    /** Electronic mail. */
    MAIL,
    /** A call of somebody else's server. */
    WEBHOOK,
    /** Web push: an extra, never the only channel of an emergency. */
    PUSH
}
