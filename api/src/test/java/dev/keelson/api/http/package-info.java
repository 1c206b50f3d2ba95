/** The front door as its visitors meet it: real sockets, real clients. */
@NullMarked
package dev.keelson.api.http;

import org.jspecify.annotations.NullMarked;
