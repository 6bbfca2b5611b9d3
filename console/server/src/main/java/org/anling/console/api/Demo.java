package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Shapes of the demo profile; none of them exists in production. */
public final class Demo {

    private Demo() {}

    /**
     * What the three panes need to know.
     *
     * @param device id of the virtual button
     * @param mqttWs address of the MQTT listener over WebSocket
     * @param username of the device
     * @param password of the device
     * @param operator account of the middle pane
     * @param responder account of the phone
     * @param passwordOfAccounts of all accounts of the demo
     * @param elder id of whom the button protects
     * @param elderName what people call her; missing while the registry has not said it
     * @param managementUrl health and metrics
     */
    public record DemoInfo(
            String device,
            String mqttWs,
            String username,
            String password,
            String operator,
            String responder,
            String passwordOfAccounts,
            String elder,
            String managementUrl,
            @Nullable String elderName) {

        /** Without the name, which the server looks up. */
        public DemoInfo(
                String device,
                String mqttWs,
                String username,
                String password,
                String operator,
                String responder,
                String passwordOfAccounts,
                String elder,
                String managementUrl) {
            this(
                    device,
                    mqttWs,
                    username,
                    password,
                    operator,
                    responder,
                    passwordOfAccounts,
                    elder,
                    managementUrl,
                    null);
        }

        /** The same with a name. */
        public DemoInfo named(@Nullable String name) {
            return new DemoInfo(
                    device,
                    mqttWs,
                    username,
                    password,
                    operator,
                    responder,
                    passwordOfAccounts,
                    elder,
                    managementUrl,
                    name);
        }
    }

    /**
     * One press, stage by stage.
     *
     * @param frame the raw frame
     * @param incident id of what it became, missing until decided
     * @param stages in order: {@code frame}, {@code inbox}, {@code decision}, {@code offer}, {@code responder}
     * @param totalMs from the last byte of the frame to the offer at the responder; missing until it is there
     */
    public record Press(
            String id,
            String frame,
            String device,
            String protocol,
            Instant receivedAt,
            @Nullable String incident,
            @Nullable Long number,
            List<Stage> stages,
            @Nullable Double totalMs) {}

    /**
     * One stage of a press.
     *
     * @param ms since the stage before
     */
    public record Stage(String name, double ms, String detail) {}

    /** The last presses, newest first. */
    public record PressList(List<Press> items) {}

    /**
     * What the server holds of the asked alarm ids.
     *
     * @param acknowledgedHere alarm id to incident id, for every id that the server holds
     * @param lost how many of the asked ids the server does not hold
     * @param doubled how many of the asked ids are in more than one incident
     */
    public record Ledger(SortedMap<String, String> acknowledgedHere, int lost, int doubled) {}

    /** Responders whose page a person looks at; the simulation leaves them alone. */
    public record OpenPages(List<String> responders) {}
}
