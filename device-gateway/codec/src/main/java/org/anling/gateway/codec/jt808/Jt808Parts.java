package org.anling.gateway.codec.jt808;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.jt808.Jt808Frame.Form;
import org.jspecify.annotations.Nullable;

/**
 * Puts split messages of one connection together (section 6) by number of the device, message, and serial of the first part. Bounded in
 * messages and in octets: the oldest unfinished message gives way, and the device, which got no answer, sends it again. One thread at a
 * time.
 */
public final class Jt808Parts {

    private static final int MOST_MESSAGES = 8;
    private static final int MOST_PARTS = 64;
    private static final int MOST_OCTETS = 64 * 1024;
    private static final Duration ASK_AFTER = Duration.ofSeconds(5);
    private static final Duration FORGET_AFTER = Duration.ofSeconds(60);

    private final Map<Key, Pending> pending = new LinkedHashMap<>();
    private int octets;

    private record Key(Bytes terminal, int id, int firstSerial, int parts) {}

    /** What is missing of a message that stopped coming. */
    public record Missing(Jt808Frame any, int firstSerial, List<Integer> parts) {
        public Missing {
            parts = List.copyOf(parts);
        }
    }

    private static final class Pending {
        private final Map<Integer, Jt808Frame> parts = new TreeMap<>();
        private final Instant begun;
        private Instant heard;
        private boolean asked;

        Pending(Instant begun) {
            this.begun = begun;
            this.heard = begun;
        }
    }

    /** Whether a frame is part of a message that is longer than any that is put together. */
    public static boolean isTooLong(Jt808Frame frame) {
        return frame.parts() > MOST_PARTS;
    }

    /** Whether parts wait for others. */
    public boolean isWaiting() {
        return !pending.isEmpty();
    }

    /** Takes a frame; gives the message, if this makes it whole. A frame that is no part is whole by itself. */
    public Optional<Jt808Frame> add(Jt808Frame frame, Instant now) {
        if (frame.part() == 0) {
            return Optional.of(frame);
        }
        if (isTooLong(frame)) {
            return Optional.empty();
        }
        Key key = new Key(frame.terminal(), frame.id(), (frame.serial() - frame.part() + 1) & 0xFFFF, frame.parts());
        Pending message = pending.computeIfAbsent(key, _ -> new Pending(now));
        octets += cost(frame) - cost(message.parts.put(frame.part(), frame));
        message.heard = now;
        if (message.parts.size() == frame.parts()) {
            forget(key);
            return Optional.of(frame.whole(together(message)));
        }
        while (pending.size() > MOST_MESSAGES || octets > MOST_OCTETS) {
            forget(pending.keySet().iterator().next());
        }
        return Optional.empty();
    }

    private void forget(Key key) {
        Pending gone = pending.remove(key);
        if (gone != null) {
            octets -= gone.parts.values().stream().mapToInt(Jt808Parts::cost).sum();
        }
    }

    private static int cost(@Nullable Jt808Frame part) {
        return part == null ? 0 : part.body().length() + part.raw().length();
    }

    /** What to ask for again, once for each message; forgets what is too old. */
    public List<Missing> missing(Instant now) {
        List<Missing> missing = new ArrayList<>();
        for (Map.Entry<Key, Pending> entry : List.copyOf(pending.entrySet())) {
            Pending message = entry.getValue();
            if (message.begun.plus(FORGET_AFTER).isBefore(now)) {
                forget(entry.getKey());
            } else if (!message.asked && message.heard.plus(ASK_AFTER).isBefore(now)) {
                message.asked = true;
                missing.add(missing(entry.getKey(), message));
            }
        }
        return missing;
    }

    private static Missing missing(Key key, Pending message) {
        Jt808Frame any = message.parts.values().iterator().next();
        List<Integer> gaps = new ArrayList<>();
        for (int part = 1; part <= any.parts(); part++) {
            if (!message.parts.containsKey(part)) {
                gaps.add(part);
            }
        }
        return new Missing(any, key.firstSerial(), gaps);
    }

    private static Bytes together(Pending message) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        message.parts.values().forEach(part -> body.writeBytes(part.body().toArray()));
        return Bytes.copyOf(body.toByteArray());
    }

    /** Asks for parts again (8003). */
    public static Bytes askAgain(Missing missing, int serial) {
        Form form = missing.any().form();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Jt808Writer.pair(body, missing.firstSerial());
        if (form == Form.OF_2013) {
            body.write(missing.parts().size());
        } else {
            Jt808Writer.pair(body, missing.parts().size());
        }
        missing.parts().forEach(part -> Jt808Writer.pair(body, part));
        return Jt808Writer.frame(missing.any(), 0x8003, serial, body.toByteArray());
    }
}
