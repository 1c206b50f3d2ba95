/**
 * What all plain pages of an etcd have in common: Go's texts for what is not there or not allowed, its way to tidy
 * paths, headers for browsers.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.page.Texts}. No state.
 *
 * <p>Must never know: what a page says.
 */
@NullMarked
package dev.keelson.api.etcd.page;

import org.jspecify.annotations.NullMarked;
