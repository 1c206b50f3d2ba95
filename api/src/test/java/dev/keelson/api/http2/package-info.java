/** The guards of a connection. */
@NullMarked
package dev.keelson.api.http2;

import org.jspecify.annotations.NullMarked;
