using System.Text;
using Dotnetes.Api.Autoscaling.V2;
using Dotnetes.ApiServer.Resources.Autoscaling;
using Old = Dotnetes.Api.Autoscaling.V1;

namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

public sealed class HorizontalPodAutoscalerTests
{
    private const string Target = """ "scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"d"},"maxReplicas":3 """;

    private const string Full = """
        {"metadata":{"name":"x","namespace":"default","annotations":{"a":"b"}},
         "spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"d"},"minReplicas":2,"maxReplicas":5,
          "metrics":[
           {"type":"Object","object":{"describedObject":{"apiVersion":"v1","kind":"Service","name":"s"},"metric":{"name":"hits","selector":{"matchLabels":{"a":"b"}}},"target":{"type":"Value","value":"10k"}}},
           {"type":"Pods","pods":{"metric":{"name":"q"},"target":{"type":"AverageValue","averageValue":"5"}}},
           {"type":"External","external":{"metric":{"name":"e"},"target":{"type":"AverageValue","averageValue":"7"}}},
           {"type":"ContainerResource","containerResource":{"name":"cpu","container":"c","target":{"type":"Utilization","averageUtilization":40}}},
           {"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue","averageValue":"1Gi"}}},
           {"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":60}}}],
          "behavior":{"scaleUp":{"stabilizationWindowSeconds":0,"selectPolicy":"Max","policies":[{"type":"Pods","value":4,"periodSeconds":15}],"tolerance":"100m"}}},
         "status":{"observedGeneration":3,"currentReplicas":2,"desiredReplicas":3,
          "currentMetrics":[{"type":"Resource","resource":{"name":"cpu","current":{"averageValue":"12m","averageUtilization":33}}},{"type":"Pods","pods":{"metric":{"name":"q"},"current":{"averageValue":"3"}}}],
          "conditions":[{"type":"AbleToScale","status":"True","lastTransitionTime":"2024-01-02T03:04:05Z","reason":"r","message":"m"}]}}
        """;

    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { """{"spec":{"maxReplicas":3,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment"}}}""", "spec.scaleTargetRef.name: Required value" },
        { """{"spec":{"maxReplicas":3,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"..","name":"d"}}}""", "spec.scaleTargetRef.kind: Invalid value: \"..\": may not be '..'" },
        { """{"spec":{"maxReplicas":3,"scaleTargetRef":{"apiVersion":"v1","kind":"Deployment","name":"d"}}}""", "spec.scaleTargetRef.apiVersion: Invalid value: \"v1\": apiVersion must specify API group" },
        { """{"spec":{"maxReplicas":3,"scaleTargetRef":{"apiVersion":"a/b/c","kind":"Deployment","name":"d"}}}""", "spec.scaleTargetRef.apiVersion: Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c" },
        { """{"spec":{TARGET,"minReplicas":0}}""", "spec.minReplicas: Invalid value: 0: must be greater than or equal to 1" },
        { """{"spec":{TARGET,"minReplicas":4}}""", "spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`" },
        { """{"spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"d"}}}""", "spec.maxReplicas: Required value: must be set and greater than 0" },
        { """{"spec":{TARGET,"metrics":[{"type":"Odd"}]}}""", "spec.metrics[0].type: Unsupported value: \"Odd\": supported values: \"ContainerResource\", \"External\", \"Object\", \"Pods\", \"Resource\"" },
        { """{"spec":{TARGET,"metrics":[{"type":"Pods"}]}}""", "spec.metrics[0].pods: Required value: must populate information for the given metric source" },
        { """{"spec":{TARGET,"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization"}}}]}}""", "spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization" },
        { """{"spec":{TARGET,"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":0}}}]}}""", "spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0" },
        { """{"spec":{TARGET,"behavior":{"scaleDown":{"selectPolicy":"x","policies":[{"type":"Pods","value":0,"periodSeconds":1801}]}}}}""", "spec.behavior.scaleDown.selectPolicy: Unsupported value: \"x\": supported values: \"Disabled\", \"Max\", \"Min\"" },
        { """{"spec":{TARGET,"behavior":{"scaleDown":{"policies":[{"type":"Pods","value":0,"periodSeconds":1801}]}}}}""", "spec.behavior.scaleDown.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800" },
        { """{"spec":{TARGET,"behavior":{"scaleUp":{"stabilizationWindowSeconds":3601}}}}""", "spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Invalid_autoscalers_are_refused(string json, string expected) =>
        Assert.Contains(expected, Check.Create("autoscaling/v2", "HorizontalPodAutoscaler", json.Replace("TARGET", Target, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Version_1_follows_the_same_rules() => Assert.Contains(
        "spec.scaleTargetRef.apiVersion: Invalid value: \"\": apiVersion must specify API group",
        Check.Create("autoscaling/v1", "HorizontalPodAutoscaler", """{"spec":{"maxReplicas":3,"scaleTargetRef":{"kind":"Deployment","name":"d"}}}"""),
        StringComparison.Ordinal);

    [Fact]
    public void What_was_accepted_before_stays_accepted()
    {
        const string old = """{"spec":{"minReplicas":0,"maxReplicas":3,"scaleTargetRef":{"kind":"Deployment","name":"d"},"metrics":[{"type":"External","external":{"metric":{"name":"e"},"target":{"type":"Value","value":"1"}}}]}}""";
        Assert.Equal("", Check.Update("autoscaling/v2", "HorizontalPodAutoscaler", old, old));
    }

    [Fact]
    public void Nothing_is_lost_on_the_way_through_version_1()
    {
        var value = JsonText.Decode<HorizontalPodAutoscaler>(Encoding.UTF8.GetBytes(Full));
        var old = AutoscalerConversion.ToV1(value);
        Assert.Equal(60, old.Spec.TargetCpuUtilizationPercentage);
        Assert.Equal(33, old.Status.CurrentCpuUtilizationPercentage);
        Assert.Equal(
            """[{"type":"AbleToScale","status":"True","lastTransitionTime":"2024-01-02T03:04:05Z","reason":"r","message":"m"}]""",
            old.Metadata.Annotations["autoscaling.alpha.kubernetes.io/conditions"]);
        Assert.Equal(
            """{"ScaleUp":{"StabilizationWindowSeconds":0,"SelectPolicy":"Max","Policies":[{"Type":"Pods","Value":4,"PeriodSeconds":15}],"Tolerance":"100m"},"ScaleDown":null}""",
            old.Metadata.Annotations["autoscaling.alpha.kubernetes.io/behavior"]);
        Assert.StartsWith(
            """[{"type":"Object","object":{"target":{"kind":"Service","name":"s","apiVersion":"v1"},"metricName":"hits","targetValue":"10k","selector":{"matchLabels":{"a":"b"}}}},""",
            old.Metadata.Annotations["autoscaling.alpha.kubernetes.io/metrics"],
            StringComparison.Ordinal);

        var again = AutoscalerConversion.ToV2(JsonText.Decode<Old.HorizontalPodAutoscaler>(JsonText.Encode(old)));
        Assert.Equal(JsonText.Of(value.Spec), JsonText.Of(again.Spec));
        Assert.Equal(JsonText.Of(value.Status), JsonText.Of(again.Status));
        Assert.Equal(ValueMap.Of(("a", "b")), again.Metadata.Annotations);
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("behavior")]
    [InlineData("conditions")]
    [InlineData("current-metrics")]
    public void A_broken_annotation_counts_as_absent(string name)
    {
        var old = JsonText.Decode<Old.HorizontalPodAutoscaler>("""{"spec":{"maxReplicas":3,"targetCPUUtilizationPercentage":5},"status":{"currentCPUUtilizationPercentage":7}}"""u8);
        var value = AutoscalerConversion.ToV2(old with { Metadata = old.Metadata with { Annotations = ValueMap.Of(("autoscaling.alpha.kubernetes.io/" + name, "{[")) } });
        Assert.Equal(AutoscalerConversion.ToV2(old).Spec, value.Spec);
        Assert.Equal(AutoscalerConversion.ToV2(old).Status, value.Status);
        Assert.True(value.Metadata.Annotations.IsEmpty);
    }
}
