/**
 * EC2 instance types of today's hypervisor (Nitro), without bare metal, macOS, HPC and the multi-terabyte types.
 * Types before Nitro are left out on purpose: EKS nodes on them cannot take prefixes of addresses, and each has a
 * cheaper successor.
 *
 * One line for sizes that stand in the same regions: family, architecture, accelerator, GiB of memory for each vCPU,
 * sizes (`4` is `4xlarge`), regions by their short names.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-regions.html
 * Regions: data of cfn-lint 1.58.0 (aws_ec2_instance/instancetype_enum.json) and of moto 5.2.5
 * (ec2/resources/instance_type_offerings), a type counts where one of them has it; sizes: moto 5.2.5 (2026-10).
 */
export const INSTANCE_FAMILIES = `
a1 arm64 - 2 medium,large,xlarge,2,4 apne1 aps1 apse1 apse2 euc1 euw1 use1 use2 usw2
c5 x86_64 - 2 large,xlarge,2,4,9,12,18,24 all but ape2 apse5 apse6 apse7 mxc1
c5a x86_64 - 2 large,xlarge,2,4,8,12,16,24 all but ape2 apne3 aps2 apse3 apse4 apse5 apse6 apse7 caw1 euc2 eus2 ilc1 mec1 mxc1
c5ad x86_64 - 2 large,xlarge,2,4,8,12,16,24 afs1 apse1 apse2 euc1 eus1 euw1 mes1 sae1 use1 use2 usw2
c5d x86_64 - 2 large,xlarge,2,4,9,18 all but ape2 apse5 apse6 apse7 caw1 mxc1
c5d x86_64 - 2 12,24 all but ape1 ape2 apse5 apse6 apse7 caw1 euw3 mes1 mxc1
c5n x86_64 - 2.667 9,18 all but ape2 aps2 apse4 apse5 apse6 apse7 caw1 euc2 eus2 ilc1 mec1 mxc1
c5n x86_64 - 2.625 large,xlarge,2,4 all but ape2 aps2 apse4 apse5 apse6 apse7 caw1 euc2 eus2 ilc1 mec1 mxc1
c6a x86_64 - 2 large,xlarge,2,4,8,12,16,24,32,48 ape1 apne1 aps1 aps2 apse1 apse2 cac1 euc1 euw1 euw2 sae1 use1 use2 usw1 usw2
c6g arm64 - 2 medium,large,xlarge,2,4,8,12,16 all
c6gd arm64 - 2 medium,large,xlarge,2,4,8,12,16 all but ape1 ape2 aps2 apse4 apse5 apse6 apse7 caw1 eus1 ilc1 mec1 mes1 mxc1
c6gn arm64 - 2 medium,large,xlarge,2,4,8,12,16 all but afs1 aps2 apse4 euc2 eus2 mec1
c6i x86_64 - 2 large,xlarge,2,4,8,12,16 all but apse3 apse4 euc2 eus2 mec1
c6i x86_64 - 2 24,32 all but ape2 apse3 apse4 apse6 euc2 eus2 mec1
c6id x86_64 - 2 large,xlarge,2,4,8,12,16,24,32 all but afs1 ape1 apne3 aps1 aps2 apse3 apse4 euc2 eun1 eus2 mec1 mes1 usw1
c6in x86_64 - 2 large,xlarge,2,4,8,12,16,24,32 all but apse6
c7a x86_64 - 2 medium,large,xlarge,2,4,8,12,16,24,32,48 apne1 apse1 euc1 eun1 eus2 euw1 euw2 use1 use2 usw1 usw2
c7g arm64 - 2 medium,large,xlarge,2,4,8,12,16 all but apse4 mec1
c7gd arm64 - 2 medium,large,xlarge,2,4,8,12,16 all but afs1 ape1 ape2 aps2 apse4 apse6 apse7 caw1 eus1 ilc1 mec1 mes1 mxc1
c7gn arm64 - 2 medium,large,xlarge,2,4,8,12,16 apne1 euw1 euw2 use1 use2 usw2
c7i x86_64 - 2 large,xlarge,2,4,8,12,16,24,48 all but mes1
c7i-flex x86_64 - 2 large,xlarge,2,4,8,12,16 all but apne3 apse4 caw1 ilc1 mes1
c8a x86_64 - 2 medium,large,xlarge,2,4,8,12,16,24,48 apne1 euc1 eus2 euw1 use1 use2 usw2
c8g arm64 - 2 medium,large,xlarge,2,4,8,12,16,24,48 all but mec1 mes1 mxc1
c8gb arm64 - 2 medium,large,xlarge,2,4,8,12,16,24,48 afs1 euc1 eun1 euw1 euw3 use1 use2 usw1 usw2
c8gd arm64 - 2 medium,large,xlarge,2,4,8,12,16,24,48 all but afs1 ape1 ape2 apne3 aps2 apse3 apse4 caw1 euc2 eus1 euw3 ilc1 mec1 mes1 mxc1 usw1
c8gn arm64 - 2 medium,large,xlarge,2,4,8,12,16,24,48 all but ape2 apne3 apse6 ilc1 mes1 mxc1
c8i x86_64 - 2 large,xlarge,2,4,8,12,16,24,32,48,96 all but ape1 ape2 apne3 apse3 apse4 apse7 caw1 euc2 eus1 ilc1 mec1 mes1 mxc1
c8i-flex x86_64 - 2 large,xlarge,2,4,8,12,16 all but ape1 ape2 apne3 apse3 apse4 apse7 caw1 euc2 eun1 eus1 ilc1 mec1 mes1 mxc1
c8ib x86_64 - 2 large,xlarge,2,4,8,12,16,24,32,48,96 use1 usw2
c8id x86_64 - 2 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 aps1 apse2 cac1 euc1 eun1 eus2 use1 use2 usw2
c8in x86_64 - 2 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 apse1 apse2 apse5 euc1 eus2 euw1 use1 use2 usw2
c8ine x86_64 - 2 large,xlarge,2,4,8,12 apne1 euc1 use1 usw2
c9g arm64 - 2 medium,large,xlarge,2,4,8,12,16,24,48 apne1 apne2 apse1 apse5 euc1 use1 use2 usw2
c9gd arm64 - 2 medium,large,xlarge,2,4,8,12,16,24,48 apne1 apne2 apse1 apse5 euc1 use1 use2 usw2
d3 x86_64 - 8 xlarge,4,8 apne1 apne3 aps1 apse1 apse2 cac1 euc1 euc2 euw1 euw2 euw3 ilc1 use1 use2 usw2
d3 x86_64 - 8 2 apne1 aps1 apse1 apse2 cac1 euc1 euc2 euw1 euw2 euw3 ilc1 use1 use2 usw2
d3en x86_64 - 4 xlarge,2,4,6,8,12 apne1 apne3 apse1 apse2 apse3 euc1 euw1 use1 usw2
g4ad x86_64 amd 4 xlarge,2,4,8,16 apne1 cac1 euc1 euw1 euw2 use1 use2 usw2
g4dn x86_64 nvidia 4 xlarge,2,4,8,12,16 all but ape2 aps2 apse3 apse4 apse5 apse6 apse7 caw1 euc2 eus2 ilc1 mec1 mxc1
g5 x86_64 nvidia 4 xlarge,2,4,8,12,16,24,48 all but afs1 ape2 apne3 aps2 apse1 apse4 apse5 apse6 apse7 caw1 euc2 eus1 mes1 mxc1 usw1
g5g arm64 nvidia 2 xlarge,2,4,8,16 apne1 apne2 apse1 euc1 eus2 use1 usw2
g6 x86_64 nvidia 4 xlarge,2,4,8,12,16,24,48 all but afs1 ape1 ape2 apne3 apse1 apse3 apse4 apse6 apse7 caw1 eus1 euw1 ilc1 mes1 mxc1 usw1
g6e x86_64 nvidia 8 xlarge,2,4,8,12,16,24,48 apne1 apne2 apne3 aps1 aps2 euc1 eun1 eus2 mec1 use1 use2 usw2
g6f x86_64 nvidia 4 large,xlarge,2,4 apne1 apne2 aps1 apse2 cac1 euc1 eun1 eus2 euw2 sae1 use1 use2 usw2
g7 x86_64 nvidia 4 2,4,8,12,24,48 euc1 eun1 eus2 use1 use2 usw2
g7e x86_64 nvidia 10.667 12,24,48 apne1 apne2 aps1 apse3 apse5 euc1 eun1 eus2 euw2 use1 use2 usw2
g7e x86_64 nvidia 8 2,4,8 apne1 apne2 aps1 apse3 apse5 euc1 eun1 eus2 euw2 use1 use2 usw2
gr6 x86_64 nvidia 8 4,8 apne1 apne2 aps1 apse2 apse5 cac1 euc1 euc2 eun1 eus2 euw2 euw3 sae1 use1 use2 usw2
gr6f x86_64 nvidia 8 4 apne1 apne2 aps1 apse2 cac1 euc1 eun1 eus2 euw2 sae1 use1 use2 usw2
i3en x86_64 - 8 large,xlarge,2,3,6,12,24 all
i4g arm64 - 8 large,xlarge,2,4,8,16 apse1 apse2 cac1 euw1 sae1 use1 use2 usw2
i4i x86_64 - 8 large,xlarge,2,4,8,16,32 all
i4i x86_64 - 8 12,24 all but ilc1
i7i x86_64 - 8 large,xlarge,2,4,8,12,16,24,48 all but ape2 apse6 mes1 mxc1
i7ie x86_64 - 8 large,xlarge,2,3,6,12,18,24,48 all but ape2 apne3 apse6 mec1 mes1
i8g arm64 - 8 large,xlarge,2,4,8,12,16,24 all but afs1 ape1 ape2 aps2 apse4 apse5 apse6 apse7 caw1 euc2 eus1 ilc1 mec1 mes1 mxc1 usw1
i8g arm64 - 8 48 all but afs1 ape1 ape2 aps2 apse4 apse5 apse6 apse7 caw1 euc1 euc2 eus1 ilc1 mec1 mes1 mxc1 usw1
i8ge arm64 - 8 large,xlarge,2,3,6,12,18,24,48 all but afs1 ape2 apne3 aps2 apse3 apse4 apse6 caw1 euc2 eus1 eus2 ilc1 mec1 mes1 mxc1 sae1 usw1
im4gn arm64 - 4 large,xlarge,2,4,8,16 apne1 aps1 apse1 apse2 cac1 euc1 eus1 eus2 euw1 euw2 euw3 use1 use2 usw2
inf1 x86_64 neuron 2 xlarge,2,24 all but ape2 aps2 apse3 apse4 apse5 apse6 apse7 caw1 euc2 eus2 ilc1 mec1 mxc1
inf1 x86_64 neuron 2 6 all but afs1 ape2 aps2 apse3 apse4 apse5 apse6 apse7 caw1 euc2 eus2 ilc1 mec1 mxc1
inf2 x86_64 neuron 4 xlarge apne1 apne2 aps1 apse1 apse2 euc1 eun1 euw1 euw2 euw3 sae1 use1 use2 usw2
inf2 x86_64 neuron 4 8,24,48 apne1 aps1 apse1 apse2 euc1 eun1 euw1 euw2 euw3 sae1 use1 use2 usw2
is4gen arm64 - 6 medium,large,xlarge,2,4,8 apne1 aps1 apse1 apse2 cac1 euc1 euw1 euw2 euw3 use1 use2 usw2
m5 x86_64 - 4 large,xlarge,2,4,8,12,16,24 all but ape2 apse5 apse6 apse7 mxc1
m5a x86_64 - 4 large,xlarge,2,4,8,12,16,24 apne1 apne2 aps1 apse1 apse2 cac1 euc1 eus1 euw1 euw2 euw3 sae1 use1 use2 usw1 usw2
m5ad x86_64 - 4 large,xlarge,2,4,8,12,16,24 apne1 apne2 aps1 apse1 apse2 cac1 euc1 euw1 euw2 euw3 sae1 use1 use2 usw1 usw2
m5d x86_64 - 4 large,xlarge,2,4,8,12,16,24 all but ape2 apse5 apse6 apse7 mxc1
m5dn x86_64 - 4 large,xlarge,2,4,8,12,16,24 apne1 apse1 euc1 euw1 use1 use2 usw2
m5n x86_64 - 4 large,xlarge,2,4,8,12,16,24 apne1 apse1 euc1 euw1 use1 use2 usw2
m5zn x86_64 - 4 large,xlarge,2,3,6,12 apne1 apne2 apse1 apse2 euc1 euw1 sae1 use1 use2 usw1 usw2
m6a x86_64 - 4 large,xlarge,2,4,8,12,16,24,32,48 apne1 aps1 aps2 apse1 apse2 cac1 euc1 eus1 euw1 euw2 euw3 sae1 use1 use2 usw1 usw2
m6g arm64 - 4 medium,large,xlarge,2,4,8,12,16 all
m6gd arm64 - 4 medium,large,xlarge,2,4,8,12,16 all
m6i x86_64 - 4 large,xlarge,2,4,8,12,16 all but apse4 eus2
m6i x86_64 - 4 24,32 all but ape2 apse4 apse6 eus2
m6id x86_64 - 4 large,xlarge,2,4,8,12,16,24,32 all but afs1 ape1 apne3 aps2 apse3 apse4 eun1 euw3 mec1 mes1
m6idn x86_64 - 4 large,xlarge,2,4,8,12,16,24,32 all but afs1 ape1 ape2 apne3 apse3 apse4 apse5 apse6 apse7 caw1 eus1 euw3 ilc1 mec1 mes1 mxc1
m6in x86_64 - 4 large,xlarge,2,4,8,12,16,24,32 all but afs1 ape1 ape2 apne3 apse3 apse4 apse5 apse6 apse7 caw1 eus1 euw3 ilc1 mec1 mes1 mxc1
m7a x86_64 - 4 medium,large,xlarge,2,4,8,12,16,24,32,48 apne1 apse2 euc1 eun1 eus2 euw1 euw2 use1 use2 usw2
m7g arm64 - 4 medium,large,xlarge,2,4,8,12,16 all but caw1 eus1
m7gd arm64 - 4 medium,large,xlarge,2,4,8,12,16 all but afs1 ape1 apne3 aps2 apse3 apse4 cac1 caw1 euc2 eus1 ilc1 mes1
m7i x86_64 - 4 large,xlarge,2,4,8,12,16,24,48 all but caw1 mes1
m7i-flex x86_64 - 4 large,xlarge,2,4,8 all but afs1 caw1 euc2 eus1 ilc1 mec1 mes1
m7i-flex x86_64 - 4 12,16 all but afs1 apse3 caw1 euc2 eus1 ilc1 mec1 mes1
m8a x86_64 - 4 medium,large,xlarge,2,4,8,12,16,24,48 apne1 aps1 aps2 euc1 eus2 euw1 use1 use2 usw2
m8azn x86_64 - 4 medium,large,xlarge,3,6,12,24 apne1 euc1 euw1 use1 use2 usw2
m8g arm64 - 4 medium,large,xlarge,2,4,8,12,16,24,48 all but apse6 ilc1
m8gb arm64 - 4 medium,large,xlarge,2,4,8,12,16,24,48 euw1 use1 usw2
m8gd arm64 - 4 medium,large,xlarge,2,4,8,12,16,24,48 all but afs1 ape1 ape2 apne2 apne3 aps2 apse3 apse6 apse7 caw1 euc2 eus1 ilc1 mec1 mes1
m8gn arm64 - 4 medium,large,xlarge,2,4,8,12,16,24,48 euw1 use1 usw2
m8i x86_64 - 4 large,xlarge,2,4,8,12,16,24,32,48,96 all but ape1 ape2 apne3 apse3 apse4 apse7 euc2 eun1 eus1 ilc1 mec1 mes1 mxc1
m8i-flex x86_64 - 4 large,xlarge,2,4,8,12,16 all but ape1 ape2 apne3 apse3 apse4 apse7 euc2 eun1 eus1 ilc1 mec1 mes1 mxc1
m8ib x86_64 - 4 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 eus2 euw1 use1 use2 usw2
m8id x86_64 - 4 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 aps1 apse2 apse5 cac1 euc1 eun1 eus2 euw1 euw2 use1 use2 usw2
m8idb x86_64 - 4 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 eus2 euw1 use1 use2 usw2
m8idn x86_64 - 4 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 eus2 euw1 use1 use2 usw2
m8in x86_64 - 4 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 eus2 euw1 use1 use2 usw2
m8ine x86_64 - 4 large,xlarge,2,4,8,12 use1 usw2
m9g arm64 - 4 medium,large,xlarge,2,4,8,12,16,24,48 apne1 apse1 apse2 apse5 euc1 eus2 euw1 use1 use2 usw2
m9gd arm64 - 4 medium,large,xlarge,2,4,8,12,16,24,48 apne1 apse1 apse2 apse5 euc1 eus2 euw1 use1 use2 usw2
p3dn x86_64 nvidia 8 24 apne1 euw1 use1 usw2
p4d x86_64 nvidia 12 24 apne1 apne2 aps1 apse1 apse2 cac1 euc1 eun1 euw1 euw2 sae1 use1 use2 usw2
p4de x86_64 nvidia 12 24 apne1 apse1 euc1 ilc1 use1 usw2
p5 x86_64 nvidia 10.667 48 apne1 apne2 aps1 apse2 apse3 cac1 eun1 euw2 sae1 use1 use2 usw1 usw2
p5 x86_64 nvidia 16 4 apne1 aps1 apse2 apse3 eun1 euw2 sae1 use1 use2 usw2
p5e x86_64 nvidia 10.667 48 apse2 apse3 eun1 euw2 sae1 use2 usw2
p5en x86_64 nvidia 10.667 48 apne1 apne2 aps1 apse3 eun1 eus2 mec1 use1 use2 usw1 usw2
p6-b200 x86_64 nvidia 10.667 48 aps1 aps2 eun1 euw3 use1 use2 usw2
p6-b300 x86_64 nvidia 21.333 48 apne2 aps2 apse3 euw2 sae1 use1 usw2
r5 x86_64 - 8 large,xlarge,2,4,8,12,16,24 all but ape2 apse5 apse6 apse7 mxc1
r5a x86_64 - 8 large,xlarge,2,4,8,12,16,24 apne1 apne2 aps1 apse1 apse2 cac1 euc1 eus1 euw1 euw2 euw3 sae1 use1 use2 usw1 usw2
r5ad x86_64 - 8 large,xlarge,2,4,8,12,16,24 apne1 apne2 aps1 apse1 apse2 cac1 euc1 euw1 euw2 euw3 sae1 use1 use2 usw1 usw2
r5b x86_64 - 8 large,xlarge,2,4,8,12,16,24 apne1 apne2 apse1 apse2 cac1 euc1 eun1 eus1 euw1 euw2 sae1 use1 use2 usw2
r5d x86_64 - 8 large,xlarge,2,4,8,12,16,24 all but ape2 apse5 apse6 apse7 caw1 mxc1
r5dn x86_64 - 8 large,xlarge,2,4,8,12,16,24 afs1 apne1 apne2 apse1 apse2 euc1 eun1 eus1 euw1 euw3 use1 use2 usw2
r5n x86_64 - 8 large,xlarge,2,4,8,12,16,24 all but ape2 apne3 aps2 apse3 apse4 apse5 apse6 apse7 caw1 euc2 eus2 ilc1 mec1 mes1 mxc1
r6a x86_64 - 8 large,xlarge,2,4,8,12,16,24,32,48 apne1 aps1 aps2 apse1 apse2 cac1 euc1 euw1 euw2 use1 use2 usw1 usw2
r6g arm64 - 8 medium,large,xlarge,2,4,8,12,16 all
r6gd arm64 - 8 medium,large,xlarge,2,4,8,12,16 all but ape1 ape2 aps2 apse4 apse5 apse6 apse7 caw1 eus1 ilc1 mec1 mes1 mxc1
r6i x86_64 - 8 large,xlarge,2,4,8,12,16 all but apse3 apse4 eus2
r6i x86_64 - 8 24,32 all but ape2 apse3 apse4 apse6 eus2
r6id x86_64 - 8 large,xlarge,2,4,8,12,16,24,32 all but ape1 apne3 aps2 apse3 apse4 cac1 euc2 eun1 eus1 euw3 mec1 mes1 sae1 usw1
r6idn x86_64 - 8 large,xlarge,2,4,8,12,16,24,32 apne1 apse1 apse2 cac1 euc1 eun1 euw1 euw3 use1 use2 usw2
r6in x86_64 - 8 large,xlarge,2,4,8,12,16,24,32 apne1 apse1 apse2 cac1 euc1 eun1 euw1 euw3 use1 use2 usw2
r7a x86_64 - 8 medium,large,xlarge,2,4,8,12,16,24,32,48 apne1 aps2 euc1 eun1 eus2 euw1 use1 use2 usw2
r7g arm64 - 8 medium,large,xlarge,2,4,8,12,16 all
r7gd arm64 - 8 medium,large,xlarge,2,4,8,12,16 all but apse4 mes1
r7i x86_64 - 8 large,xlarge,2,4,8,12,16,24,48 all but afs1 ape1 caw1 euc2 ilc1 mec1 mes1
r7iz x86_64 - 8 large,xlarge,2,4,8,12,16,32 apne1 euc1 euw1 use1 use2 usw2
r8a x86_64 - 8 medium,large,xlarge,2,4,8,12,16,24,48 ape2 apne1 cac1 euc1 eus2 euw1 use1 use2 usw2
r8g arm64 - 8 medium,large,xlarge,2,4,8,12,16,24,48 all but ape2 ilc1 mes1
r8gb arm64 - 8 medium,large,xlarge,2,4,8,12,16,24,48 use1 usw2
r8gd arm64 - 8 medium,large,xlarge,2,4,8,12,16,24,48 all but aps2 apse6 apse7 ilc1 mec1 mes1 mxc1
r8gn arm64 - 8 medium,large,xlarge,2,4,8,12,16,24,48 use1 usw2
r8i x86_64 - 8 large,xlarge,2,4,8,12,16,24,32,48,96 all but ape1 ape2 apne3 apse3 apse4 apse7 mes1 mxc1
r8i-flex x86_64 - 8 large,xlarge,2,4,8,12,16 all but ape1 ape2 apne3 apse3 apse4 apse7 ilc1 mes1 mxc1
r8ib x86_64 - 8 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 euc1 eus2 euw1 use1 use2 usw2
r8id x86_64 - 8 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 aps1 apse2 apse5 cac1 euc1 eun1 eus2 euw1 euw2 use1 use2 usw2
r8idb x86_64 - 8 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 euc1 eus2 euw1 use1 use2 usw2
r8idn x86_64 - 8 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 euc1 eus2 euw1 use1 use2 usw2
r8in x86_64 - 8 large,xlarge,2,4,8,12,16,24,32,48,96 apne1 euc1 eus2 euw1 use1 use2 usw2
r9g arm64 - 8 medium,large,xlarge,2,4,8,12,16,24,48 euc1 use1 use2 usw2
r9gd arm64 - 8 medium,large,xlarge,2,4,8,12,16,24,48 euc1 use1 use2 usw2
t3 x86_64 - burstable nano,micro,small,medium,large,xlarge,2 all
t3a x86_64 - burstable nano,micro,small,medium,large,xlarge,2 all but afs1 ape1 ape2 apne3 aps2 apse3 apse4 apse5 apse6 apse7 caw1 euc2 eun1 eus2 mec1 mes1 mxc1
t4g arm64 - burstable nano,micro,small,medium,large,xlarge,2 all
t8i x86_64 - burstable nano,micro,small,medium all but afs1 ape1 ape2 apne3 apse3 apse4 apse6 apse7 caw1 euc2 eun1 eus1 eus2 ilc1 mec1 mes1 mxc1
trn1 x86_64 neuron 4 32 aps1 apse2 apse4 use1 use2 usw2
trn1 x86_64 neuron 4 2 use1 use2 usw2
trn1n x86_64 neuron 4 32 use1 use2 usw2
trn2 x86_64 neuron 10.667 3 aps2 apse4 sae1
trn2 x86_64 neuron 10.667 48 aps2 use2
trn2u x86_64 - 10.667 48 aps2
x2gd arm64 - 16 medium,large,xlarge,2,4,8,12,16 euw1 use1 use2 usw2
x2idn x86_64 - 16 16,24,32 all but ape2 apse6 caw1 mxc1
x2iedn x86_64 - 32 xlarge,2,4,8,16,24,32 all but ape1 ape2 apse4 apse6 caw1 ilc1 mec1 mes1 mxc1
x2iezn x86_64 - 32 2,4,6,8,12 apne1 euw1 mec1 use1 usw2
x8aedz x86_64 - 32 large,xlarge,3,6,12,24 apne1 apne2 aps1 eun1 euw1 usw2
x8g arm64 - 16 medium,large,xlarge,2,4,8,12,16,24,48 apse2 euc1 eun1 euw1 use1 use2 usw2
x8i x86_64 - 16 large,xlarge,2,4,8,12,16,24,32,48,64,96 apne1 apne2 aps1 apse1 apse2 apse5 euc1 eun1 eus1 eus2 euw1 euw3 sae1 use1 use2 usw2
z1d x86_64 - 8 large,xlarge,2,3,6,12 apne1 apne2 aps1 apse1 apse2 euc1 euw1 euw2 use1 use2 usw1 usw2
`;

/**
 * Where a GPU type stands in a part of its region's zones only: type or family, then the region and the last digits of
 * the zone ids (`use1:2,6` is use1-az2 and use1-az6). Ids, because letters are drawn anew for each account.
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 * Data of moto 5.2.5 (ec2/resources/instance_type_offerings/availability-zone-id, 2026-10).
 */
export const SCARCE_GPU_ZONES = `
g4dn afs1:2,3 apne2:1,2,3 apne3:1,2 cac1:1,2 eus1:2,3 euw2:1,2,3 mes1:2,3 use1:1,2,4,5,6 usw2:1,2,3
g5 ape1:1,2 apne1:1,4 apne2:1,3,4 aps1:1,3 apse2:1,2 apse3:1,3 cac1:1,2 eun1:2,3 euw2:2,3 mec1:1,2 sae1:1,2 use1:1,2,4,5,6 usw2:1,2,3
g5g apne1:1,2 apne2:1,3 apse1:1,2 euc1:1 eus2:1 use1:1,2,4,6 usw2:1,2,3
g6 apne1:1,4 apne2:1,3,4 aps1:1,3 aps2:1,2 apse5:1,2 euc2:2,3 eun1:1,2 euw2:1,2,3 euw3:2,3 mec1:1,2 sae1:1,2 use1:1,2,4,5,6
g6e apne1:1,4 apne2:1,2 apne3:1,2 aps1:1,3 aps2:1,2 eun1:1,2 eus2:2,3 mec1:1,2 use1:1,2,4,6
g6f apne1:1,4 apne2:1,3,4 aps1:1,3 apse2:1,2 cac1:1,2 euc1:2,3 eun1:1,2 euw2:2,3 sae1:1,2 use1:1,2,4,6
g7 euc1:1,2 eun1:1,2 eus2:1,2 use1:1,2,4,6
g7e apne1:1,4 apne2:1,2 aps1:1,3 apse3:2 euc1:2,3 eun1:1,3 eus2:1,2 euw2:1,2 use1:2,6
g7e.8xlarge use2:1,2
gr6 apne1:1,4 apne2:1,4 aps1:1,3 apse2:1,2 apse5:1,2 cac1:1,2 euc1:2,3 euc2:2,3 eun1:1,2 euw2:2,3 euw3:2,3 sae1:1,2 use1:1,2,4,6
gr6f apne1:1,4 apne2:1,3,4 aps1:1,3 apse2:1,2 cac1:1,2 euc1:2,3 eun1:1,2 euw2:2,3 sae1:1,2 use1:1,2,4,6
p3dn apne1:4 euw1:1,2 use1:1,6 usw2:1,3
p4d apne1:1,4 apne2:2,4 apse2:1,2 cac1:1,2 eun1:3 euw1:2 euw2:2,3 sae1:1,3 use1:1,2,4,6
p4de apne1:1,4 apse1:2,3 euc1:1,2 use1:4,6 usw2:1,2,3
p5.4xlarge apne1:1 apse2:3
p5.48xlarge apne1:1,4 apne2:1 cac1:4
p5 apse3:1 euw2:1,2,3 sae1:3
p5e apse2:3 apse3:1,3 eun1:1 euw2:2 sae1:2,3 usw2:3
p5en apne1:4 apne2:1 aps1:1,3 apse3:2,3 eun1:1,3 eus2:1,2 mec1:1,3 use1:2,6 usw1:3 usw2:2,3,4
p6-b200 aps1:2 aps2:2 eun1:2 euw3:1 use1:6 usw2:1,2,4
p6-b300 apne2:3 aps2:1,3 sae1:2,3 use1:2,6 usw2:1,2
`;
