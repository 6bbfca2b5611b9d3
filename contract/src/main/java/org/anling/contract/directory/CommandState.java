package org.anling.contract.directory;

/** How far a command to a device has come. */
public enum CommandState {
    /** Waits for the device to be connected. */
    QUEUED,
    /** Handed to the network, once. */
    SENT,
    /** The device said that it has it. */
    ACCEPTED,
    /** The device said, or showed, that it did it. */
    DONE,
    /** The device said no, or has no word for it. */
    FAILED,
    /** The time ran out. */
    EXPIRED
}
