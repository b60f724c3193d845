using System.Text;
using Dotnetes.Api.Autoscaling.V2;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>
/// The behavior as its annotation holds it. The names of the fields begin with capitals there, and all of them are written; names are read whatever their case is.
/// </summary>
internal static class AutoscalerBehaviorText
{
    public static void Write(ref JsonWriter writer, HorizontalPodAutoscalerBehavior behavior)
    {
        writer.BeginObject();
        writer.Name("\"ScaleUp\":"u8);
        Write(ref writer, behavior.ScaleUp);
        writer.Name("\"ScaleDown\":"u8);
        Write(ref writer, behavior.ScaleDown);
        writer.EndObject();
    }

    public static HorizontalPodAutoscalerBehavior? Read(ref JsonReader reader)
    {
        if (!reader.BeginObject())
        {
            return null;
        }

        var behavior = HorizontalPodAutoscalerBehavior.Empty;
        while (reader.NextProperty(out var name))
        {
            switch (NameOf(name))
            {
                case "scaleup":
                    behavior = behavior with { ScaleUp = ReadRules(ref reader) };
                    break;
                case "scaledown":
                    behavior = behavior with { ScaleDown = ReadRules(ref reader) };
                    break;
                default:
                    reader.SkipValue();
                    break;
            }
        }

        return behavior;
    }

    private static void Write(ref JsonWriter writer, HpaScalingRules? rules)
    {
        if (rules is null)
        {
            writer.WriteNull();
            return;
        }

        writer.BeginObject();
        writer.Name("\"StabilizationWindowSeconds\":"u8);
        if (rules.StabilizationWindowSeconds is { } seconds)
        {
            writer.WriteInt64(seconds);
        }
        else
        {
            writer.WriteNull();
        }

        writer.Name("\"SelectPolicy\":"u8);
        if (rules.SelectPolicy is { } policy)
        {
            writer.WriteString(policy);
        }
        else
        {
            writer.WriteNull();
        }

        Write(ref writer, rules.Policies);
        writer.Name("\"Tolerance\":"u8);
        if (rules.Tolerance is { } tolerance)
        {
            tolerance.WriteJson(ref writer);
        }
        else
        {
            writer.WriteNull();
        }

        writer.EndObject();
    }

    private static void Write(ref JsonWriter writer, ValueList<HpaScalingPolicy> policies)
    {
        writer.Name("\"Policies\":"u8);
        if (policies.IsNull)
        {
            writer.WriteNull();
            return;
        }

        writer.BeginArray();
        foreach (var policy in policies)
        {
            writer.Element();
            writer.BeginObject();
            writer.Name("\"Type\":"u8);
            writer.WriteString(policy.Type);
            writer.Name("\"Value\":"u8);
            writer.WriteInt64(policy.Value);
            writer.Name("\"PeriodSeconds\":"u8);
            writer.WriteInt64(policy.PeriodSeconds);
            writer.EndObject();
        }

        writer.EndArray();
    }

    private static HpaScalingRules? ReadRules(ref JsonReader reader)
    {
        if (!reader.BeginObject())
        {
            return null;
        }

        var rules = HpaScalingRules.Empty;
        while (reader.NextProperty(out var name))
        {
            switch (NameOf(name))
            {
                case "stabilizationwindowseconds":
                    rules = rules with { StabilizationWindowSeconds = reader.ReadNullableInt32() };
                    break;
                case "selectpolicy":
                    rules = rules with { SelectPolicy = reader.ReadNullableString() };
                    break;
                case "policies":
                    rules = rules with { Policies = ReadPolicies(ref reader) };
                    break;
                case "tolerance":
                    rules = rules with { Tolerance = reader.TryReadNull() ? null : Quantity.ReadJson(ref reader) };
                    break;
                default:
                    reader.SkipValue();
                    break;
            }
        }

        return rules;
    }

    private static ValueList<HpaScalingPolicy> ReadPolicies(ref JsonReader reader)
    {
        if (!reader.BeginArray())
        {
            return default;
        }

        var policies = new List<HpaScalingPolicy>();
        while (reader.NextElement())
        {
            policies.Add(ReadPolicy(ref reader));
        }

        return policies.ToValueList();
    }

    private static HpaScalingPolicy ReadPolicy(ref JsonReader reader)
    {
        var policy = HpaScalingPolicy.Empty;
        if (!reader.BeginObject())
        {
            return policy;
        }

        while (reader.NextProperty(out var name))
        {
            switch (NameOf(name))
            {
                case "type":
                    policy = policy with { Type = reader.ReadString() };
                    break;
                case "value":
                    policy = policy with { Value = reader.ReadInt32() };
                    break;
                case "periodseconds":
                    policy = policy with { PeriodSeconds = reader.ReadInt32() };
                    break;
                default:
                    reader.SkipValue();
                    break;
            }
        }

        return policy;
    }

    private static string NameOf(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name).ToLowerInvariant();
}
