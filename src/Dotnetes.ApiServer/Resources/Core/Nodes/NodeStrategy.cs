using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Nodes;

/// <summary>Nodes. Unlike other kinds they may be created with a status.</summary>
public sealed class NodeStrategy() : StatusStrategy<Node, NodeSpec, NodeStatus>(
    n => n.Spec,
    (n, s) => n with { Spec = s },
    n => n.Status,
    (n, s) => n with { Status = s },
    NodeStatus.Empty)
{
    private const string RolePrefix = "node-role.kubernetes.io/";

    /// <inheritdoc />
    public override bool SelectsNamespace => false;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<Node, string>> SelectableFields { get; } = new Dictionary<string, Func<Node, string>>
    {
        ["spec.unschedulable"] = n => n.Spec.Unschedulable ? "true" : "false",
    };

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Status", "Whether the node is ready and takes pods."),
        TableColumn.Text("Roles", "The roles of the node, from its labels."),
        TableColumn.Age,
        TableColumn.Text("Version", "The version of its kubelet."),
        TableColumn.Text("Internal-IP", "The address of the node inside the cluster.").Wide(),
        TableColumn.Text("External-IP", "The address of the node outside the cluster.").Wide(),
        TableColumn.Text("OS-Image", "The operating system.").Wide(),
        TableColumn.Text("Kernel-Version", "The kernel.").Wide(),
        TableColumn.Text("Container-Runtime", "The container runtime and its version.").Wide(),
    ];

    /// <inheritdoc />
    public override Node Default(Node value)
    {
        var status = value.Status;
        var capacity = Quantities.RoundUp(status.Capacity);
        var allocatable = status.Allocatable.IsNull && !capacity.IsNull ? capacity : Quantities.RoundUp(status.Allocatable);
        if (capacity != status.Capacity || allocatable != status.Allocatable || allocatable.IsNull != status.Allocatable.IsNull)
        {
            value = value with { Status = status with { Capacity = capacity, Allocatable = allocatable } };
        }

        // The single one wins where both are given and differ: inside, there is only the list.
        var spec = value.Spec;
        return spec.PodCidr.Length > 0 && (spec.PodCidrs.IsEmpty || spec.PodCidrs[0] != spec.PodCidr) ? value with { Spec = spec with { PodCidrs = [spec.PodCidr] } }
            : !spec.PodCidrs.IsEmpty && spec.PodCidr.Length == 0 ? value with { Spec = spec with { PodCidr = spec.PodCidrs[0] } }
            : value;
    }

    /// <inheritdoc />
    public override Node PrepareForCreate(Node value, StrategyContext context) => value with
    {
        Spec = value.Spec with { ConfigSource = null },
        Status = value.Status with { Config = null },
    };

    /// <inheritdoc />
    public override Node PrepareForUpdate(Node value, Node old, StrategyContext context)
    {
        var prepared = base.PrepareForUpdate(value, old, context);
        return old.Spec.ConfigSource is null && prepared.Spec.ConfigSource is not null ? prepared with { Spec = prepared.Spec with { ConfigSource = null } } : prepared;
    }

    /// <inheritdoc />
    public override Node PrepareForSubresource(Node value, Node old, StrategyContext context)
    {
        var prepared = base.PrepareForSubresource(value, old, context);
        return old.Status.Config is null && prepared.Status.Config is not null ? prepared with { Status = prepared.Status with { Config = null } } : prepared;
    }

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Node value, DateTimeOffset now)
    {
        var info = value.Status.NodeInfo;
        var kernel = OrUnknown(info.KernelVersion) + (info.Architecture.Length > 0 ? $" ({info.Architecture})" : "");
        return
        [
            TableCell.Text(Status(value)),
            TableCell.TextOrNone(Roles(value)),
            TableCell.Age(value.Metadata, now),
            TableCell.Text(info.KubeletVersion),
            TableCell.TextOrNone(value.Status.Addresses.Find(a => a.Type == "InternalIP")?.Address),
            TableCell.TextOrNone(value.Status.Addresses.Find(a => a.Type == "ExternalIP")?.Address),
            TableCell.Text(OrUnknown(info.OsImage)),
            TableCell.Text(kernel),
            TableCell.Text(OrUnknown(info.ContainerRuntimeVersion)),
        ];
    }

    private static string Status(Node node)
    {
        var ready = node.Status.Conditions.Find(c => c.Type == "Ready")?.Status;
        var status = ready is null ? "Unknown" : ready == "True" ? "Ready" : "NotReady";
        return node.Spec.Unschedulable ? status + ",SchedulingDisabled" : status;
    }

    private static string Roles(Node node)
    {
        var roles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Metadata.Labels)
        {
            if (key.Length > RolePrefix.Length && key.StartsWith(RolePrefix, StringComparison.Ordinal))
            {
                roles.Add(key[RolePrefix.Length..]);
            }
            else if (key == "kubernetes.io/role" && value.Length > 0)
            {
                roles.Add(value);
            }
        }

        return string.Join(',', roles);
    }

    private static string OrUnknown(string text) => text.Length > 0 ? text : "<unknown>";

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(Node value, Node? old) =>
        AddressWarnings.Node(value);

    /// <inheritdoc />
    public override void ValidateCreate(Node value, StrategyContext context, FieldErrorList errors) =>
        NodeValidation.Create(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Node value, Node old, StrategyContext context, FieldErrorList errors) =>
        NodeValidation.Update(value, old, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(Node value, Node old, StrategyContext context, FieldErrorList errors) =>
        NodeValidation.Update(value, old, errors);
}
