package org.anling.simulation.fleet.device;

import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.district.people.Device;

/** The machine of each kind of device that speaks over TCP. */
public final class SocketMachines {

    private static final String PANEL = "dc09-";

    private SocketMachines() {}

    /** @throws IllegalArgumentException if the device speaks MQTT */
    public static SocketMachine of(Device device, GeoPoint place, PressLedger ledger) {
        return switch (device.kind()) {
            case WATCH -> new WatchMachine(device.id(), place, ledger);
            case GT06_PENDANT -> new TrackerMachine(device.id(), place, ledger);
            case JT808_PENDANT -> new TerminalMachine(device.id(), place, ledger);
            case DC09_PANEL -> new PanelMachine(account(device), ledger);
            case BUTTON, HUB -> throw new IllegalArgumentException(device.id() + " speaks MQTT");
        };
    }

    private static String account(Device device) {
        return device.id().substring(PANEL.length());
    }
}
