using Dotnetes.Machinery.Schema;

namespace Dotnetes.Machinery.Tests.Schema;

public sealed class RestMapperTests
{
    private static readonly RestMapping s_pods = new(new("", "v1", "pods"), new("", "v1", "Pod"), RestScope.Namespaced) { ShortNames = ["po"] };
    private static readonly RestMapping s_v1 = new(new("apps", "v1", "deployments"), new("apps", "v1", "Deployment"), RestScope.Namespaced) { ShortNames = ["deploy"] };
    private static readonly RestMapping s_beta = new(new("apps", "v1beta1", "deployments"), new("apps", "v1beta1", "Deployment"), RestScope.Namespaced) { ShortNames = ["deploy"] };
    private static readonly RestMapping s_metrics = new(new("metrics.k8s.io", "v1", "pods"), new("metrics.k8s.io", "v1", "PodMetrics"), RestScope.Namespaced);
    private static readonly RestMapper s_mapper = RestMapper.Empty.Add(s_pods).Add(s_v1).Add(s_beta).Add(s_metrics);

    [Fact]
    public void Finds_kinds_and_resources()
    {
        Assert.True(s_mapper.TryGetByKind(new GroupVersionKind("apps", "v1beta1", "Deployment"), out var mapping));
        Assert.Equal(s_beta, mapping);
        Assert.True(s_mapper.TryGetByKind(new GroupKind("apps", "Deployment"), out mapping));
        Assert.Equal(s_v1, mapping);
        Assert.True(s_mapper.TryGetByKind(new GroupKind("apps", "Deployment"), out mapping, "v2", "v1beta1"));
        Assert.Equal(s_beta, mapping);
        Assert.False(s_mapper.TryGetByKind(new GroupKind("apps", "Deployment"), out _, "v2"));
        Assert.True(s_mapper.TryGetByResource(new("", "v1", "pods"), out mapping));
        Assert.Equal(s_pods, mapping);
    }

    [Theory]
    [InlineData("pods", "/v1, Resource=pods")]
    [InlineData("Pod", "/v1, Resource=pods")]
    [InlineData("po", "/v1, Resource=pods")]
    [InlineData("pods.metrics.k8s.io", "metrics.k8s.io/v1, Resource=pods")]
    [InlineData("pods.v1.metrics.k8s.io", "metrics.k8s.io/v1, Resource=pods")]
    [InlineData("pods.metrics", "metrics.k8s.io/v1, Resource=pods")]
    [InlineData("podmetrics", "metrics.k8s.io/v1, Resource=pods")]
    [InlineData("deploy", "apps/v1, Resource=deployments")]
    [InlineData("deployment.v1beta1.apps", "apps/v1beta1, Resource=deployments")]
    [InlineData("deploy.batch", null)]
    [InlineData("", null)]
    public void Finds_what_people_type(string text, string? expected) =>
        Assert.Equal(expected, s_mapper.TryGetByName(text, out var mapping) ? mapping.Resource.ToString() : null);

    [Fact]
    public void Forgets_what_is_removed_and_replaces_what_is_added_again()
    {
        var less = s_mapper.Remove(s_v1.Resource);
        Assert.True(less.TryGetByName("deploy", out var mapping));
        Assert.Equal(s_beta, mapping);
        less = less.Remove(s_beta.Resource).Remove(s_beta.Resource);
        Assert.False(less.TryGetByName("deploy", out _));
        Assert.False(less.TryGetByKind(s_v1.Kind, out _));
        Assert.Equal(2, less.Mappings.Count());
        var renamed = s_mapper.Add(s_pods with { ShortNames = ["p"] });
        Assert.False(renamed.TryGetByName("po", out _));
        Assert.True(renamed.TryGetByName("p", out _));
        Assert.Equal(4, renamed.Mappings.Count());
    }

    [Fact]
    public void Says_what_it_does_not_know_as_upstream_does()
    {
        Assert.Equal("no matches for kind \"X\" in group \"g\"", RestMapper.NoKindMatch(new("g", "X")));
        Assert.Equal("no matches for kind \"X\" in version \"g/v1\"", RestMapper.NoKindMatch(new("g", "X"), "v1"));
        Assert.Equal("no matches for kind \"X\" in versions [\"g/v1\" \"g/v2\"]", RestMapper.NoKindMatch(new("g", "X"), "v1", "v2"));
        Assert.Equal("no matches for /v1, Resource=x", RestMapper.NoResourceMatch(new("", "v1", "x")));
    }
}
