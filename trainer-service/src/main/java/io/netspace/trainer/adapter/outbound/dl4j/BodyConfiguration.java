package io.netspace.trainer.adapter.outbound.dl4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netspace.formats.json.ModelJson;
import io.netspace.formats.network.NetworkJson;
import io.netspace.model.network.Architecture;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * DL4J's configuration of the backbone as one layer: its parameters, and which of them decay and
 * learn. Its JSON form has its fields, the network as a text of the form that events use. The name
 * of this class and of its fields are in saved networks: renaming one makes them unreadable.
 */
@SuppressWarnings("serial")
final class BodyConfiguration extends FeedForwardLayer {
  /** Read by the JSON serializer only. */
  @SuppressWarnings("UnusedVariable")
  @JsonProperty
  private final String architecture;

  @JsonProperty private final double weightDecay;
  @JsonProperty private final double normDecay;
  private final transient BackbonePlan plan;

  BodyConfiguration(Architecture architecture, Recipe recipe, IUpdater updater) {
    this(
        NetworkJson.tree(architecture).toString(),
        recipe.weightDecay(),
        recipe.normDecay(),
        BackbonePlan.of(architecture));
    setLayerName("body");
    setNIn(plan.input().size());
    setNOut(plan.featureCount());
    setIUpdater(updater);
  }

  /** Restores a saved configuration. */
  @JsonCreator
  BodyConfiguration(
      @JsonProperty("architecture") String architecture,
      @JsonProperty("weightDecay") double weightDecay,
      @JsonProperty("normDecay") double normDecay)
      throws JsonProcessingException {
    this(
        architecture,
        weightDecay,
        normDecay,
        BackbonePlan.of(NetworkJson.read(ModelJson.mapper().readTree(architecture))));
  }

  private BodyConfiguration(
      String architecture, double weightDecay, double normDecay, BackbonePlan plan) {
    this.architecture = architecture;
    this.weightDecay = weightDecay;
    this.normDecay = normDecay;
    this.plan = plan;
  }

  BackbonePlan plan() {
    return plan;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    BackboneLayer layer = new BackboneLayer(configuration, plan, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialize));
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return new BackboneParamInitializer(plan);
  }

  /** Decay is part of the gradient, as in the usual definition of SGD with weight decay. */
  @Override
  public List<Regularization> getRegularizationByParam(String parameter) {
    return switch (parameter) {
      case BackboneParamInitializer.WEIGHTS, BackboneParamInitializer.BIASES ->
          List.of(new L2Regularization(weightDecay));
      case BackboneParamInitializer.NORM -> List.of(new L2Regularization(normDecay));
      default -> List.of();
    };
  }

  @Override
  public IUpdater getUpdaterByParam(String parameter) {
    return parameter.equals(BackboneParamInitializer.RUNNING) ? new NoOp() : getIUpdater();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return new LayerMemoryReport.Builder(
            getLayerName(), BodyConfiguration.class, input, getOutputType(0, input))
        .build();
  }
}
