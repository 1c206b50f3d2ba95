/**
 * Keys and certificates of a cluster: making them at the first start, reading those that an operator brings, renewing,
 * signing for others, kubeconfig files.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.pki.PkiDirectory} (make or read) and
 * {@link dev.keelson.orchestrator.pki.Issuer} (sign). State is in files only; a lock on the directory lets several
 * servers start on it at once.
 *
 * <p>Must never know: who a certificate lets do what, HTTP, storage. BouncyCastle is known here alone, and is loaded
 * only when something has to be signed.
 */
@NullMarked
package dev.keelson.orchestrator.pki;

import org.jspecify.annotations.NullMarked;
