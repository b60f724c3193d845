using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>A flow schema that works.</summary>
internal sealed class FlowSchemaEntry
{
    private readonly string _distinguisher;

    /// <summary>Prepares a schema.</summary>
    public FlowSchemaEntry(FlowSchema schema, PriorityLevel level)
    {
        Schema = schema;
        Level = level;
        Lane = level.LaneOf(schema.Metadata.Name);
        Rules = [.. schema.Spec.Rules.Select(r => new FlowRule(r))];
        _distinguisher = schema.Spec.DistinguisherMethod?.Type ?? "";
    }

    /// <summary>The object.</summary>
    public FlowSchema Schema { get; }

    /// <summary>Where its requests go.</summary>
    public PriorityLevel Level { get; }

    /// <summary>What is counted of them.</summary>
    public FlowLane Lane { get; }

    /// <summary>Its rules; a request is one of its when one of them matches.</summary>
    public IReadOnlyList<FlowRule> Rules { get; }

    /// <summary>What sets the flow of a request apart from the others of the schema.</summary>
    public string DistinguisherOf(RequestInfo info, UserInfo user) => _distinguisher switch
    {
        FlowDistinguisherMethodType.ByUser => user.Name,
        FlowDistinguisherMethodType.ByNamespace => info.Namespace,
        _ => "",
    };
}
