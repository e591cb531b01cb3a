/** The analyzer: keeps the error distributions, compares populations and refines the space. */
@NullMarked
package io.netspace.analyzer;

import org.jspecify.annotations.NullMarked;
