package org.anling.journal.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A Lua script out of a resource file, called by its hash and sent whole when the server does not know it (yet, or after a restart). */
public final class Script<T> {

    private final String text;
    private final String sha;
    private final ScriptOutputType output;

    private Script(String text, ScriptOutputType output) {
        this.text = text;
        this.sha = sha1(text);
        this.output = output;
    }

    /** The script {@code <name>.lua} beside this class, which answers a number. */
    public static Script<Long> ofNumber(String name) {
        return new Script<>(text(name), ScriptOutputType.INTEGER);
    }

    /** The script {@code <name>.lua} beside this class, which answers a text or nothing. */
    public static Script<String> ofText(String name) {
        return new Script<>(text(name), ScriptOutputType.VALUE);
    }

    /** The script {@code <name>.lua} beside this class, which answers a list of texts. */
    public static Script<List<String>> ofTexts(String name) {
        return new Script<>(text(name), ScriptOutputType.MULTI);
    }

    /** Runs it and waits. A server that does not know the hash has run nothing, so sending it whole is no repetition. */
    T run(RedisCommands<String, String> redis, List<String> keys, List<String> args) {
        String[] names = keys.toArray(String[]::new);
        String[] values = args.toArray(String[]::new);
        try {
            return redis.evalsha(sha, output, names, values);
        } catch (RedisNoScriptException unknown) {
            return redis.eval(text, output, names, values);
        }
    }

    /** Runs it without waiting. */
    public CompletionStage<T> start(RedisAsyncCommands<String, String> redis, List<String> keys, List<String> args) {
        String[] names = keys.toArray(String[]::new);
        String[] values = args.toArray(String[]::new);
        CompletionStage<T> first = redis.evalsha(sha, output, names, values);
        return first.exceptionallyCompose(failure -> {
            if (cause(failure) instanceof RedisNoScriptException) {
                return redis.eval(text, output, names, values);
            }
            return CompletableFuture.failedStage(failure);
        });
    }

    private static String text(String name) {
        try (InputStream file = Script.class.getResourceAsStream(name + ".lua")) {
            if (file == null) {
                throw new IllegalStateException("the script " + name + ".lua is not in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
