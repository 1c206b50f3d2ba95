/**
 * Which objects are meant: selectors over labels and over fields.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.selector.LabelSelector} and
 * {@link dev.keelson.orchestrator.selector.FieldSelector}; {@link dev.keelson.orchestrator.selector.SelectableFields}
 * says which fields a kind offers. Parsed once per request, then asked for every object: matching neither allocates nor
 * parses. Nothing here has state.
 *
 * <p>Must never know: storage, HTTP beyond the refusal.
 */
@NullMarked
package dev.keelson.orchestrator.selector;

import org.jspecify.annotations.NullMarked;
