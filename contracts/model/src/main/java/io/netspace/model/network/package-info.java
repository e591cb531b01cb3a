/** Networks: architecture, complexity, RegNet's linear rule, published networks. */
@NullMarked
package io.netspace.model.network;

import org.jspecify.annotations.NullMarked;
