package io.netspace.trainer.adapter.outbound.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The body's three parameter vectors: all convolution weights; all scales, then all shifts; all
 * running means, then all running variances. Their values are set from the candidate's seed.
 */
final class BodyParameters implements ParamInitializer {
  static final String WEIGHTS = "weights";
  static final String NORM = "norm";
  static final String RUNNING = "running";

  private final BodyPlan plan;

  BodyParameters(BodyPlan plan) {
    this.plan = plan;
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return plan.weights() + 4L * plan.channels();
  }

  @Override
  public long numParams(Layer layer) {
    return plan.weights() + 4L * plan.channels();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.of(WEIGHTS, NORM, RUNNING);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(WEIGHTS);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.equals(WEIGHTS);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray parameters, boolean initialize) {
    Map<String, INDArray> views = getGradientsFromFlattened(configuration, parameters);
    views.keySet().forEach(configuration::addVariable);
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray flattened) {
    INDArray all = flattened.reshape(flattened.length());
    long weights = plan.weights();
    long pair = 2L * plan.channels();
    Map<String, INDArray> views = new LinkedHashMap<>();
    views.put(WEIGHTS, all.get(interval(0, weights)));
    views.put(NORM, all.get(interval(weights, weights + pair)));
    views.put(RUNNING, all.get(interval(weights + pair, weights + 2 * pair)));
    return views;
  }
}
