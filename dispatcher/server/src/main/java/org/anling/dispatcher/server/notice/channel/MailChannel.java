package org.anling.dispatcher.server.notice.channel;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.anling.contract.people.Channel;

/** Mail over SMTP, one connection a message. */
public final class MailChannel implements NoticeChannel {

    private static final String LIMIT_MILLIS = "5000";

    private final Session session;
    private final Server server;

    /**
     * The mail server.
     *
     * @param user empty: without sign-in
     * @param security how the connection is protected
     */
    public record Server(String host, int port, Security security, String user, String password, String from) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** How the connection is protected. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    public MailChannel(Server server) {
        this.server = server;
        Properties set = new Properties();
        set.setProperty("mail.smtp.host", server.host());
        set.setProperty("mail.smtp.port", Integer.toString(server.port()));
        set.setProperty("mail.smtp.connectiontimeout", LIMIT_MILLIS);
        set.setProperty("mail.smtp.timeout", LIMIT_MILLIS);
        set.setProperty("mail.smtp.writetimeout", LIMIT_MILLIS);
        set.setProperty("mail.smtp.auth", Boolean.toString(!server.user().isEmpty()));
        set.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.security() == Security.TLS));
        set.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.security() == Security.STARTTLS));
        set.setProperty("mail.smtp.starttls.required", Boolean.toString(server.security() == Security.STARTTLS));
        set.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        this.session = Session.getInstance(set);
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Handed send(Message message) throws ChannelException {
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(server.from()));
            mail.setRecipient(RecipientType.TO, new InternetAddress(message.address(), true));
            mail.setSubject(message.title(), StandardCharsets.UTF_8.name());
            mail.setText(message.text(), StandardCharsets.UTF_8.name());
            mail.setHeader("X-Anling-Id", message.id());
            if (server.user().isEmpty()) {
                Transport.send(mail);
            } else {
                Transport.send(mail, server.user(), server.password());
            }
            return Handed.SENT;
        } catch (SendFailedException e) {
            throw new ChannelException(ChannelException.Kind.REFUSED, "mail-refused");
        } catch (MessagingException e) {
            throw new ChannelException(ChannelException.Kind.DOWN, "no-answer-smtp");
        }
    }

    @Override
    public void stop(String id) {
        // A mail that was sent was sent; its link has ended.
    }

    @Override
    public void close() {
        // Each message has a connection of its own.
    }
}
