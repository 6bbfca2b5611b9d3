package org.anling.contract.alert;

/**
 * What a device reports: the canonical events that every protocol decoder maps to. Names are stable, they stand in logs for years.
 */
public enum AlertType {
    SOS(AlertGroup.LIFE_SAFETY),
    FALL(AlertGroup.LIFE_SAFETY),
    PANIC(AlertGroup.LIFE_SAFETY),
    MEDICAL(AlertGroup.LIFE_SAFETY),
    DURESS(AlertGroup.LIFE_SAFETY),
    FIRE(AlertGroup.LIFE_SAFETY),
    SMOKE(AlertGroup.LIFE_SAFETY),
    HEAT(AlertGroup.LIFE_SAFETY),
    GAS(AlertGroup.LIFE_SAFETY),
    CO(AlertGroup.LIFE_SAFETY),
    UNKNOWN_ALARM(AlertGroup.LIFE_SAFETY),
    /** Made by the dispatcher: an elder, or a device, rang the centre and nobody answered. */
    MISSED_CALL(AlertGroup.LIFE_SAFETY),

    INACTIVITY(AlertGroup.WELFARE),
    WANDERING(AlertGroup.WELFARE),
    FENCE_EXIT(AlertGroup.WELFARE),
    FENCE_ENTER(AlertGroup.WELFARE),
    TAKEN_OFF(AlertGroup.WELFARE),
    VITAL_ABNORMAL(AlertGroup.WELFARE),
    FLOOD(AlertGroup.WELFARE),
    TEMP_LOW(AlertGroup.WELFARE),
    TEMP_HIGH(AlertGroup.WELFARE),
    INTRUDER(AlertGroup.WELFARE),
    CALLBACK(AlertGroup.WELFARE),
    LIFE_SERVICE(AlertGroup.WELFARE),
    /** Made by the dispatcher: somebody rang the centre about an elder and spoke with it. */
    PHONE_CALL(AlertGroup.WELFARE),
    /** Made by the dispatcher: somebody told the staff that the elder needs help. */
    REPORTED(AlertGroup.WELFARE),

    LOW_BATTERY(AlertGroup.DEVICE),
    POWER_OFF(AlertGroup.DEVICE),
    POWER_ON(AlertGroup.DEVICE),
    MAINS_LOST(AlertGroup.DEVICE),
    MAINS_RESTORED(AlertGroup.DEVICE),
    TAMPER(AlertGroup.DEVICE),
    SENSOR_LOST(AlertGroup.DEVICE),
    SENSOR_LOW_BATTERY(AlertGroup.DEVICE),
    LINK_WARNING(AlertGroup.DEVICE),
    LINK_LOST(AlertGroup.DEVICE),
    LINK_RESTORED(AlertGroup.DEVICE),
    /** Made by the dispatcher: the device sends more alerts than a person can press. */
    RUNAWAY(AlertGroup.DEVICE),

    CANCEL(AlertGroup.FOLLOW_UP),
    SOS_ENDED(AlertGroup.FOLLOW_UP),
    CARER_ARRIVED(AlertGroup.FOLLOW_UP),
    STILL_NEEDS_HELP(AlertGroup.FOLLOW_UP),
    CLOSED_ON_SITE(AlertGroup.FOLLOW_UP),
    CALL_STARTED(AlertGroup.FOLLOW_UP),
    CALL_ENDED(AlertGroup.FOLLOW_UP),
    VOICE_FOLLOWS(AlertGroup.FOLLOW_UP),
    TEST(AlertGroup.FOLLOW_UP);

    private final AlertGroup group;

    AlertType(AlertGroup group) {
        this.group = group;
    }

    public AlertGroup group() {
        return group;
    }

    /** Whether a device can say so; what only the dispatcher can know is not taken from outside. */
    public boolean isSaidByDevices() {
        return this != RUNAWAY && this != MISSED_CALL && this != PHONE_CALL && this != REPORTED;
    }
}
