package org.anling.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a certificate is for. */
public final class Names {

    private static final int DNS = 2;

    private Names() {}

    /** Its common names and the DNS names beside them, as they are written; empty if it has none. */
    public static Set<String> of(X509Certificate certificate) {
        Set<String> names = new HashSet<>();
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(String.valueOf(part.getValue()));
                }
            }
            Collection<List<?>> others = certificate.getSubjectAlternativeNames();
            if (others != null) {
                others.stream()
                        .filter(other -> other.getFirst().equals(DNS))
                        .forEach(other -> names.add(String.valueOf(other.get(1))));
            }
        } catch (InvalidNameException | CertificateParsingException unreadable) {
            return Set.of();
        }
        return names;
    }
}
