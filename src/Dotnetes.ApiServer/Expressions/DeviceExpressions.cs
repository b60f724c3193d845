using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Costs;
using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Libraries;
using Dotnetes.Cel.Types;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Expressions;

/// <summary>Compiles expressions that choose devices (KEP-4381).</summary>
internal static class DeviceExpressions
{
    private static readonly CelEnvironment s_environment = CelEnvironment.Kubernetes.WithVariable(
        "device",
        CelType.ObjectOf(new CelObjectType(
            "kubernetes.DRADevice",
            new CelField("driver", CelType.String),
            new CelField("attributes", CelType.MapOf(CelType.String, CelType.MapOf(CelType.String, CelType.Any))),
            new CelField("capacity", CelType.MapOf(CelType.String, CelType.MapOf(CelType.String, KubernetesTypes.Quantity))),
            new CelField("allowMultipleAllocations", CelType.Bool))));

    /// <summary>Checks an expression: it must compile, be about truth, and not be too dear.</summary>
    public static void Check(string expression, FieldPath path, FieldErrorList errors)
    {
        var compiled = s_environment.Compile(expression);
        if (compiled.Program is not { } program)
        {
            errors.Add(FieldError.Invalid(path, expression, "compilation failed: " + compiled.ErrorText));
        }
        else if (!compiled.Type.Equals(CelType.Bool) && compiled.Type.Kind is not (CelTypeKind.Any or CelTypeKind.Dyn))
        {
            errors.Add(FieldError.Invalid(path, expression, $"must evaluate to bool or the unknown type, not {compiled.Type}"));
        }
        else if (program.Estimate(Limits.Instance).Max > CelLimits.DeviceSelector)
        {
            errors.Add(FieldError.Forbidden(path, "too complex, exceeds cost limit"));
        }
    }

    // The limits of the fields of devices.
    private sealed class Limits : ISizeHints
    {
        private const ulong Attributes = 32;
        private const ulong DomainLength = 63;
        private const ulong NameLength = 32;
        private const ulong TextLength = 64;

        public static Limits Instance { get; } = new();

        public ulong? MaxSize(string path) => path switch
        {
            "device.driver" => DomainLength,
            "device.attributes" or "device.capacity" or "device.attributes.@values" or "device.capacity.@values" => Attributes,
            "device.attributes.@keys" or "device.capacity.@keys" => DomainLength,
            "device.attributes.@values.@keys" or "device.capacity.@values.@keys" => NameLength,
            "device.attributes.@values.@values" => TextLength,
            "device.capacity.@values.@values" => 1,
            _ => null,
        };
    }
}
