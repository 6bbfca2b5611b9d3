package org.anling.launcher.bench.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.anling.launcher.bench.Wires;

/** Opens what presses travel on. Every frame is made beforehand, so that making it is not what is measured. */
final class Lanes {

    private static final int AT_A_TIME = 64;
    private static final int FRAMES_EACH = 8;

    private final Wires wires;
    private final int count;

    Lanes(Wires wires, int count) {
        this.wires = wires;
        this.count = count;
    }

    /** How many answers there are in what arrived; keeps what it must remember of an answer that is not whole. */
    interface Answers {

        int count(ByteBuf in);
    }

    /**
     * How a device speaks.
     *
     * @param hello what a connection begins with, answered once
     * @param frame the press of a slot with a number
     */
    record Speech(int port, IntFunction<byte[]> hello, Numbered frame, Supplier<Answers> answers) {}

    /** Makes a frame. */
    interface Numbered {

        byte[] of(int slot, int number);
    }

    /** A connection for each slot. */
    Slots devices(Speech speech) throws InterruptedException, TimeoutException {
        List<Channel> channels = new ArrayList<>();
        byte[][][] frames = frames(speech.frame());
        int[] next = new int[count];
        Slots slots = new Slots(
                wires.loop(),
                new Slots.Lane() {
                    @Override
                    public void write(int slot) {
                        next[slot] = (next[slot] + 1) % FRAMES_EACH;
                        channels.get(slot).write(Unpooled.wrappedBuffer(frames[slot][next[slot]]));
                    }

                    @Override
                    public void flush(int slot) {
                        channels.get(slot).flush();
                    }
                },
                count);
        for (int from = 0; from < count; from += AT_A_TIME) {
            int to = Math.min(count, from + AT_A_TIME);
            CountDownLatch ready = new CountDownLatch(to - from);
            for (int slot = from; slot < to; slot++) {
                int own = slot;
                Ear ear = new Ear(speech.answers().get(), ready, any -> slots.acknowledged(own));
                Channel channel =
                        wires.open(speech.port(), opened -> opened.pipeline().addLast(ear));
                channels.add(channel);
                channel.writeAndFlush(Unpooled.wrappedBuffer(speech.hello().apply(slot)));
            }
            Wires.await("connections", ready);
        }
        return slots;
    }

    /** One connection for all slots; answers come in the order of the questions. */
    Slots pipeline(Speech speech) throws InterruptedException, TimeoutException {
        ArrayDeque<Integer> asked = new ArrayDeque<>();
        Channel[] channel = new Channel[1];
        byte[][][] frames = frames(speech.frame());
        int[] next = new int[count];
        Slots slots = new Slots(
                wires.loop(),
                new Slots.Lane() {
                    @Override
                    public void write(int slot) {
                        asked.add(slot);
                        next[slot] = (next[slot] + 1) % FRAMES_EACH;
                        channel[0].write(Unpooled.wrappedBuffer(frames[slot][next[slot]]));
                    }

                    @Override
                    public void flush(int slot) {
                        channel[0].flush();
                    }
                },
                count);
        CountDownLatch ready = new CountDownLatch(1);
        Ear ear = new Ear(speech.answers().get(), ready, any -> slots.acknowledged(asked.remove()));
        channel[0] = wires.open(speech.port(), opened -> opened.pipeline().addLast(ear));
        channel[0].writeAndFlush(Unpooled.wrappedBuffer(speech.hello().apply(0)));
        Wires.await("a connection", ready);
        return slots;
    }

    private byte[][][] frames(Numbered frame) {
        byte[][][] frames = new byte[count][FRAMES_EACH][];
        for (int slot = 0; slot < count; slot++) {
            for (int number = 0; number < FRAMES_EACH; number++) {
                frames[slot][number] = frame.of(slot, number);
            }
        }
        return frames;
    }

    /** Hears one answer to the hello, and then those to presses. */
    private static final class Ear extends ChannelInboundHandlerAdapter {

        private final Answers answers;
        private final CountDownLatch ready;
        private final IntConsumer acknowledged;
        private boolean greeted;

        Ear(Answers answers, CountDownLatch ready, IntConsumer acknowledged) {
            this.answers = answers;
            this.ready = ready;
            this.acknowledged = acknowledged;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf in = (ByteBuf) message;
            int heard;
            try {
                heard = answers.count(in);
            } finally {
                in.release();
            }
            if (!greeted && heard > 0) {
                greeted = true;
                heard--;
                ready.countDown();
            }
            for (int i = 0; i < heard; i++) {
                acknowledged.accept(i);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }
    }
}
