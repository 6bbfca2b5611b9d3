package org.anling.launcher.bench.crowd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel holds for sockets, machine-wide: buffers of TCP, and its own objects by their tables. Only root may read the tables.
 *
 * @param buffersKb waiting in buffers of TCP
 * @param objectsKb sockets, their inodes and what watches them; not a number if they cannot be read
 * @param fileKb the file and the name that each socket has besides
 */
record KernelSockets(double buffersKb, double objectsKb, double fileKb) {

    private static final double KB = 1_024;
    private static final int PAGE_KB = 4;
    private static final Pattern BUFFERS = Pattern.compile("(?m)^TCP:.* mem (\\d+)");
    private static final Pattern ROW = Pattern.compile("(?m)^(\\S+)\\s+(\\d+)\\s+\\d+\\s+(\\d+)");
    private static final List<String> OF_SOCKETS =
            List.of("TCP", "TCPv6", "sock_inode_cache", "eventpoll_epi", "eventpoll_pwq");
    /** Of these there are many others: counted once for each socket. */
    private static final List<String> OF_FILES = List.of("filp", "dentry");

    private record Table(long objects, long bytesEach) {}

    static KernelSockets now() {
        String net = read("/proc/net/sockstat");
        Matcher buffers = BUFFERS.matcher(net);
        double buffersKb = buffers.find() ? Double.parseDouble(buffers.group(1)) * PAGE_KB : Double.NaN;
        Map<String, Table> tables = new HashMap<>();
        Matcher rows = ROW.matcher(read("/proc/slabinfo"));
        while (rows.find()) {
            tables.put(rows.group(1), new Table(Long.parseLong(rows.group(2)), Long.parseLong(rows.group(3))));
        }
        if (!tables.containsKey("TCP")) {
            return new KernelSockets(buffersKb, Double.NaN, Double.NaN);
        }
        double objects = 0;
        double file = 0;
        for (Map.Entry<String, Table> one : tables.entrySet()) {
            double eachKb = one.getValue().bytesEach() / KB;
            objects += OF_SOCKETS.contains(one.getKey()) ? one.getValue().objects() * eachKb : 0;
            file += OF_FILES.contains(one.getKey()) ? eachKb : 0;
        }
        return new KernelSockets(buffersKb, objects, file);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException notAllowed) {
            return "";
        }
    }
}
