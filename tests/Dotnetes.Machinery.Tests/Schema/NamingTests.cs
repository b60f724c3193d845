using Dotnetes.Machinery.Schema;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Tests.Schema;

public sealed class NamingTests
{
    [Theory]
    [InlineData("v1", "", "v1", "v1")]
    [InlineData("apps/v1", "apps", "v1", "apps/v1")]
    [InlineData("", "", "", "")]
    [InlineData("/", "", "", "")]
    [InlineData("/v1", "", "v1", "v1")]
    [InlineData("apps/", "apps", "", "apps/")]
    public void Api_versions(string text, string group, string version, string expected)
    {
        Assert.Equal(new GroupVersion(group, version), GroupVersion.Parse(text));
        Assert.Equal(expected, GroupVersion.Parse(text).ToString());
    }

    [Fact]
    public void A_second_slash_is_refused() =>
        Assert.Equal("unexpected GroupVersion string: a/b/c", Assert.Throws<DecodingException>(() => GroupVersion.Parse("a/b/c")).Reason);

    [Fact]
    public void What_people_type()
    {
        Assert.Equal((new GroupVersionResource("apps", "v1", "deployments"), new GroupResource("v1.apps", "deployments")), GroupVersionResource.ParseArgument("deployments.v1.apps"));
        Assert.Equal((null, new GroupResource("apps", "deployments")), GroupVersionResource.ParseArgument("deployments.apps"));
        Assert.Equal((new GroupVersionKind("a.b", "v1", "X"), new GroupKind("v1.a.b", "X")), GroupVersionKind.ParseArgument("X.v1.a.b"));
    }

    [Fact]
    public void What_upstream_shows()
    {
        Assert.Equal("apps/v1, Kind=Deployment", new GroupVersionKind("apps", "v1", "Deployment").ToString());
        Assert.Equal("/v1, Resource=pods", new GroupVersionResource("", "v1", "pods").ToString());
        Assert.Equal("Deployment.apps", new GroupKind("apps", "Deployment").ToString());
        Assert.Equal("pods", new GroupResource("", "pods").ToString());
        Assert.Equal("", default(GroupVersion).ToString());
    }
}
