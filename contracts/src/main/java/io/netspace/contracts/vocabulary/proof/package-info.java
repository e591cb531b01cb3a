/**
 * What is needed to recompute every decision of a study: a document that holds a study's outcomes
 * and all that was decided by them.
 */
@NullMarked
package io.netspace.contracts.vocabulary.proof;

import org.jspecify.annotations.NullMarked;
