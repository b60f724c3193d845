using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Tests.Simulation;

/// <summary>Random transactions and ranges over few keys, so that they meet each other.</summary>
public sealed class RandomRequests(Random random, int keys = 12, int maxValue = 40)
{
    public StoreKey Key() => $"k/{random.Next(keys):d2}";

    public KeyRange Range() => random.Next(5) switch
    {
        0 => KeyRange.All,
        1 => KeyRange.Prefix($"k/{random.Next(1 + (keys / 10))}"),
        2 => KeyRange.StartingAt(Key()),
        3 => KeyRange.Key(Key()),
        _ => new KeyRange(Key(), Key()),
    };

    public byte[] Value()
    {
        var value = new byte[random.Next(10) == 0 ? random.Next(maxValue * 20) : random.Next(maxValue)];
        random.NextBytes(value);
        return value;
    }

    public RangeRequest Read(long revision)
    {
        var request = new RangeRequest(Range());
        return request with
        {
            Limit = random.Next(3) == 0 ? random.Next(1, 5) : 0,
            CountOnly = random.Next(8) == 0,
            KeysOnly = random.Next(8) == 0,
            Revision = random.Next(3) == 0 ? random.NextInt64(1, revision + 2) : 0,
        };
    }

    /// <summary>A transaction with at least one write if it succeeds.</summary>
    public TxnRequest Txn(long revision)
    {
        var conditions = new List<Compare>();
        for (var i = random.Next(3); i > 0; i--)
        {
            var target = (CompareTarget)random.Next(5);
            var number = target == CompareTarget.Version ? random.Next(4) : target == CompareTarget.Lease ? 0 : random.NextInt64(revision + 1);
            var range = random.Next(4) == 0 ? Range() : KeyRange.Key(Key());
            conditions.Add(new(range, target, (CompareOperator)random.Next(4), number, new byte[] { (byte)random.Next(256) }));
        }

        return new() { When = conditions.ToValueList(), Then = Steps(revision, 1), Else = Steps(revision, 0) };
    }

    private ValueList<StoreOp> Steps(long revision, int least)
    {
        var steps = new List<StoreOp>();
        var written = new List<KeyRange>();
        for (var i = random.Next(least, 4); i > 0; i--)
        {
            var range = random.Next(3) == 0 ? Range() : KeyRange.Key(Key());
            var isPut = random.Next(10) < 7;
            range = isPut ? KeyRange.Key(range.From.IsEmpty ? Key() : range.From) : range;
            if (random.Next(6) == 0)
            {
                steps.Add(Read(revision) with { Revision = 0 });
            }

            if (written.Exists(other => Overlap(other, range)))
            {
                continue;
            }

            written.Add(range);
            steps.Add(isPut
                ? new PutOp(range.From, Value()) { ReturnPrevious = random.Next(2) == 0 }
                : new DeleteOp(range) { ReturnPrevious = random.Next(2) == 0 });
        }

        return steps.ToValueList();
    }

    private static bool Overlap(KeyRange a, KeyRange b) =>
        (a.To is not { } aEnd || b.From < aEnd) && (b.To is not { } bEnd || a.From < bEnd);
}
