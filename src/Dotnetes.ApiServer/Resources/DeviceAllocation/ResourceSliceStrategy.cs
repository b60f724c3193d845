using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>Slices of the devices in a pool.</summary>
public sealed class ResourceSliceStrategy : ResourceStrategy<ResourceSlice>
{
    private static readonly Quantity s_one = Quantity.FromInteger(1);

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override bool SelectsNamespace => false;

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<ResourceSlice, string>> SelectableFields { get; } = new Dictionary<string, Func<ResourceSlice, string>>
    {
        ["spec.nodeName"] = s => s.Spec.NodeName ?? "",
        ["spec.driver"] = s => s.Spec.Driver,
    };

    /// <inheritdoc />
    public override string NotSelectable(string field) => $"field label not supported for {ResourceSlice.Info.ApiVersion}, Kind={ResourceSlice.Info.Kind}: {field}";

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
        [TableColumn.Text("Node", "The node of the devices."), TableColumn.Text("Driver", "Their driver."), TableColumn.Text("Pool", "Their pool."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ResourceSlice value, DateTimeOffset now) =>
        [TableCell.Text(value.Spec.NodeName ?? ""), TableCell.Text(value.Spec.Driver), TableCell.Text(value.Spec.Pool.Name), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ResourceSlice Default(ResourceSlice value)
    {
        var devices = value.Spec.Devices.Rewrite(d => d.NodeAllocatableResourceMappings.Values.All(m => m.AllocationMultiplier is not null)
            ? d
            : d with { NodeAllocatableResourceMappings = d.NodeAllocatableResourceMappings.Map(m => m.AllocationMultiplier is null ? m with { AllocationMultiplier = s_one } : m) });
        return devices.IsSame(value.Spec.Devices) ? value : value with { Spec = value.Spec with { Devices = devices } };
    }

    /// <summary>Upstream fills the time of new taints in by defaulting; here it happens once, when the taint arrives.</summary>
    public override ResourceSlice PrepareForCreate(ResourceSlice value, StrategyContext context) => Stamp(value, context.Now);

    /// <inheritdoc />
    public override ResourceSlice PrepareForUpdate(ResourceSlice value, ResourceSlice old, StrategyContext context) => Stamp(value, context.Now);

    // What belongs to gates that are off: lists as attributes (DRAListTypeAttributes), resources that nodes count (DRANodeAllocatableResources).
    private static Device DropDisabled(Device device)
    {
        var attributes = device.Attributes.Values.All(HasNoLists)
            ? device.Attributes
            : device.Attributes.Map(a => HasNoLists(a) ? a : a with { Ints = default, Bools = default, Strings = default, Versions = default });
        return device.NodeAllocatableResourceMappings.IsNull && attributes == device.Attributes
            ? device
            : device with { Attributes = attributes, NodeAllocatableResourceMappings = default };
    }

    private static bool HasNoLists(DeviceAttribute a) => a.Ints.IsNull && a.Bools.IsNull && a.Strings.IsNull && a.Versions.IsNull;

    /// <inheritdoc />
    public override bool ChangesGeneration(ResourceSlice value, ResourceSlice old) => value.Spec != old.Spec;

    private static ResourceSlice Stamp(ResourceSlice value, DateTimeOffset now)
    {
        var devices = value.Spec.Devices.Rewrite(device =>
        {
            var d = DropDisabled(device);
            var taints = d.Taints.Rewrite(t => t.TimeAdded is null ? t with { TimeAdded = Time.FromDateTimeOffset(now) } : t);
            return taints.IsSame(d.Taints) ? d : d with { Taints = taints };
        });
        return devices.IsSame(value.Spec.Devices) ? value : value with { Spec = value.Spec with { Devices = devices } };
    }

    /// <inheritdoc />
    public override void ValidateCreate(ResourceSlice value, StrategyContext context, FieldErrorList errors) => ResourceSliceValidation.Validate(value.Spec, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ResourceSlice value, ResourceSlice old, StrategyContext context, FieldErrorList errors) =>
        ResourceSliceValidation.Validate(value.Spec, old.Spec, errors);
}
