package org.anling.launcher.bench.crowd;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.fleet.device.WatchMachine;
import org.anling.simulation.fleet.wire.Octets;
import org.jspecify.annotations.Nullable;

/** A watch of the fleet. Accepted when its first LK is answered. */
final class WatchTalk implements Talk {

    private final PressLedger ledger = new PressLedger();
    private final WatchMachine machine;

    WatchTalk(String id, GeoPoint place) {
        this.machine = new WatchMachine(id, place, ledger);
    }

    @Override
    public void prepare(Channel channel) {}

    @Override
    public void opened(Channel channel, Instant now) {
        write(channel, machine.connected(now));
    }

    @Override
    public boolean heard(Channel channel, Object message, Instant now) {
        ByteBuf in = (ByteBuf) message;
        write(channel, machine.received(in.toString(StandardCharsets.ISO_8859_1), now));
        return true;
    }

    @Override
    public void closed() {}

    /** A watch says no goodbye. */
    @Override
    public void leave(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void press(@Nullable Channel channel, Instant now) {
        write(channel, machine.raise(Alarm.SOS, now));
    }

    @Override
    public void tick(Channel channel, Instant now) {
        write(channel, machine.tick(now));
    }

    @Override
    public Instant nextDue() {
        return machine.nextDue();
    }

    @Override
    public boolean isWaiting() {
        return ledger.summary().waiting() > 0;
    }

    private static void write(@Nullable Channel channel, List<String> frames) {
        if (channel == null) {
            return;
        }
        for (String frame : frames) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(Octets.bytes(frame)));
        }
    }
}
