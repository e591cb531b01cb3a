package io.netspace.formats.document;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.netspace.formats.binding.Conversion;
import io.netspace.formats.binding.Expected;
import io.netspace.formats.binding.InvalidFieldException;
import io.netspace.model.common.Window;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code regime} of a study: which networks are trained, and how.
 *
 * @param memory bytes that the training of a candidate may take
 */
record RegimeSection(
    @Expected(value = WINDOW, whole = true)
        @JsonDeserialize(contentUsing = Magnitude.MultiplyAdds.class)
        List<@Nullable Long> flops,
    @Expected(example = "5") int epochs,
    @Expected(example = "64") @Nullable Integer batch,
    @Expected(example = "4000") int trainImages,
    @Expected(example = "1000") int validationImages,
    @Nullable RecipeSection recipe,
    @JsonDeserialize(using = Magnitude.Bytes.class) @Nullable Long memory) {
  private static final String WINDOW = "two numbers of multiply-adds, such as [0.8M, 1.2M]";

  Regime regime() {
    Regime plain = regime(window(), Recipe.DEFAULT);
    if (recipe == null) {
      return regime(plain.flops(), RecipeSection.ofNone(plain.batchSize()));
    }
    return regime(
        plain.flops(), Conversion.below("recipe", () -> recipe.recipe(plain.batchSize())));
  }

  private Regime regime(Window window, Recipe given) {
    return Conversion.of(
        Map.of(
            "batchSize", "batch",
            "maxMemoryBytes", "memory",
            "warmupEpochs", "recipe.warmupEpochs",
            "preciseNormImages", "recipe.preciseNormImages"),
        () ->
            new Regime(
                window,
                epochs,
                batch == null ? RecipeSection.BATCH : batch,
                trainImages,
                validationImages,
                given,
                memory));
  }

  private Window window() {
    if (flops.size() != 2) {
      throw InvalidFieldException.of("flops", "must be " + WINDOW);
    }
    return Conversion.of(
        Map.of("low", "flops[0]", "high", "flops[1]"), () -> new Window(end(0), end(1)));
  }

  private long end(int index) {
    Long end = flops.get(index);
    if (end == null) {
      throw InvalidFieldException.of("flops[" + index + "]", Magnitude.MultiplyAdds.ADVICE);
    }
    return end;
  }
}
