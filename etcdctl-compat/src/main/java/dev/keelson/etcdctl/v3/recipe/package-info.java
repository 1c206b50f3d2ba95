/**
 * lock and elect: recipes of transactions, leases and watches, as etcd's own client has them. Whoever owns the oldest
 * key under a name holds it; each waits only for the one before it.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.recipe.RecipeCommands}.
 */
@NullMarked
package dev.keelson.etcdctl.v3.recipe;

import org.jspecify.annotations.NullMarked;
