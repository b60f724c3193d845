using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.DeviceAllocation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

public sealed class StatusTests
{
    /// <summary>API version, kind, the object before, after, what is wrong with its status.</summary>
    public static TheoryData<string, string, string, string, string> Wrong { get; } = new()
    {
        {
            "apiregistration.k8s.io/v1", "APIService", "{}", """{"status":{"conditions":[{"type":"Available","status":"Maybe"}]}}""",
            "status.conditions[0].status: Unsupported value: \"Maybe\": supported values: \"True\", \"False\", \"Unknown\""
        },
        {
            "apiregistration.k8s.io/v1", "APIService", "{}", """{"status":{"conditions":[{"type":"Available"}]}}""",
            "status.conditions[0].status: Unsupported value: \"\": supported values: \"True\", \"False\", \"Unknown\""
        },
        {
            "apiextensions.k8s.io/v1", "CustomResourceDefinition", "{}", """{"status":{"acceptedNames":{"kind":"Foo","listKind":"Foo"}}}""",
            "status.acceptedNames.listKind: Invalid value: \"Foo\": kind and listKind may not be the same"
        },
        {
            "resource.k8s.io/v1", "ResourceClaim", "{}", """{"status":{"devices":[{"driver":"d.x","pool":"p","device":"d"}]}}""",
            "status.devices[0]: Invalid value: {\"Driver\":\"d.x\",\"Pool\":\"p\",\"Device\":\"d\",\"ShareID\":\"\"}: must be an allocated device in the claim"
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_status_is_refused(string apiVersion, string kind, string before, string after, string expected) =>
        Assert.Equal(expected, Check.Update(apiVersion, kind, before, after, "status"));

    [Fact]
    public void The_configuration_of_a_node_can_no_longer_be_said()
    {
        var definition = Dotnetes.ApiServer.Resources.BuiltInResources.All.First(d => d.Info.Kind == "Node");
        var node = new Node { Metadata = new() { Name = "n" } };
        var said = (Node)definition.Strategy.PrepareForSubresource(node with { Status = new() { Config = new() { Error = "e" } } }, node, StrategyContexts.Create("status"));
        Assert.Null(said.Status.Config);
    }

    [Theory]
    [InlineData("", "spec.devices.requests[1].adminAccess: Forbidden: admin access to devices requires the `resource.kubernetes.io/admin-access: true` label on the containing namespace")]
    [InlineData("false", "spec.devices.requests[1].adminAccess: Forbidden: admin access to devices requires the `resource.kubernetes.io/admin-access: true` label on the containing namespace")]
    [InlineData("true", "")]
    public void Only_marked_namespaces_get_access_as_administrators(string label, string expected)
    {
        var ns = new Namespace { Metadata = new() { Name = "default", Labels = label.Length > 0 ? ValueMap.Of(("resource.kubernetes.io/admin-access", label)) : default } };
        ValueList<DeviceRequest> requests = [new() { Name = "a" }, new() { Name = "b", Exactly = new() { DeviceClassName = "c", AdminAccess = true } }];
        var errors = new FieldErrorList();
        AdminAccess.OfRequests(requests, FieldPath.Of("spec", "devices", "requests"), "default", StrategyContexts.Create("", ns), errors);
        Assert.Equal(expected, errors.ToString());
    }
}
