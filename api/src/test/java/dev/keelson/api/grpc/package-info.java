/** Calls through the real door with the real grpc-netty client, and the organs alone. */
@NullMarked
package dev.keelson.api.grpc;

import org.jspecify.annotations.NullMarked;
