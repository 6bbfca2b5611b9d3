package org.anling.gateway.codec;

/** What the number counts that a device says about its battery. */
public enum BatteryScale {
    /** Nobody said: small numbers are taken for steps, larger ones for per cent. */
    GUESSED,

    /** Steps from empty to full. */
    STEPS,

    /** Per cent. */
    PERCENT;

    /**
     * What is left.
     *
     * @param said as the device said it, not negative
     * @param full the step of a full battery
     * @return 0 to 100
     */
    public int percent(int said, int full) {
        boolean steps = this == STEPS || (this == GUESSED && said <= full);
        return Math.min(steps ? said * 100 / full : said, 100);
    }
}
