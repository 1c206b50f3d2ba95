package dev.keelson.orchestrator.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates. Stateless; any thread. */
public final class Issuer {
  private final InstantSource clock;
  private final SecureRandom random;

  public Issuer(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new authority that signed itself. */
  Identity authority(String commonName, Duration lifetime) {
    var keys = Keys.elliptic();
    var name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    var now = clock.instant();
    var builder = new JcaX509v3CertificateBuilder(
        name, serial(), from(now), Date.from(now.plus(lifetime)), name, keys.getPublic());
    try {
      var ids = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(Extension.keyUsage, true,
          new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
    } catch (CertIOException | GeneralSecurityException broken) {
      throw new IllegalStateException("extensions of an authority", broken);
    }
    return new Identity(keys.getPrivate(), List.of(signed(builder, keys.getPrivate())));
  }

  /** A new key with a certificate for it. */
  public Identity identity(Identity authority, CertificateForm form) {
    var keys = Keys.elliptic();
    return new Identity(keys.getPrivate(), List.of(sign(authority, form, keys.getPublic())));
  }

  /** A certificate for a key of somebody else. It does not outlive the authority. */
  public X509Certificate sign(Identity authority, CertificateForm form, PublicKey key) {
    var now = clock.instant();
    var authorityEnd = authority.certificate().getNotAfter().toInstant();
    var end = now.plus(form.lifetime());
    var builder = new JcaX509v3CertificateBuilder(
        X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded()),
        serial(),
        from(now),
        Date.from(end.isBefore(authorityEnd) ? end : authorityEnd),
        subject(form),
        key);
    try {
      Extensions.add(builder, form, authority.certificate());
    } catch (CertIOException | GeneralSecurityException broken) {
      throw new IllegalStateException("extensions for " + form.commonName(), broken);
    }
    return signed(builder, authority.key());
  }

  private static X500Name subject(CertificateForm form) {
    var name = new X500NameBuilder(BCStyle.INSTANCE);
    form.organizations().forEach(organization -> name.addRDN(BCStyle.O, organization));
    name.addRDN(BCStyle.CN, form.commonName());
    return name.build();
  }

  private BigInteger serial() {
    return new BigInteger(PkiLimits.SERIAL_BITS, random).setBit(0);
  }

  private static Date from(Instant now) {
    return Date.from(now.minus(PkiLimits.CLOCK_SKEW));
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key) {
    try {
      var algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      var holder = builder.build(new JcaContentSignerBuilder(algorithm).build(key));
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (OperatorCreationException | GeneralSecurityException broken) {
      throw new IllegalStateException("a certificate cannot be signed: " + broken.getMessage(), broken);
    }
  }
}
