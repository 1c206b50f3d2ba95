/**
 * Who manages which field: server-side apply and the account in {@code metadata.managedFields}.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.apply.ManagedFields}. Goals: an applier gets what it wants, unless
 * somebody else holds the field with another value; what it wants no more goes, unless somebody else holds it. Method:
 * objects are compared, merged and pruned side by side with their shape, and every set of fields is a
 * {@link dev.keelson.orchestrator.apply.FieldSet}. References: KEP-555; sigs.k8s.io/structured-merge-diff (fieldpath,
 * typed, merge); apimachinery's managedfields. Nothing here has state.
 *
 * <p>Must never know: a kind by name, HTTP, storage.
 */
@NullMarked
package dev.keelson.orchestrator.apply;

import org.jspecify.annotations.NullMarked;
