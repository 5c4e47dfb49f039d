terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

# Where to run.
variable "region" {
  type    = string
  default = "eu-west-1"
  validation {
    condition = length(var.region) > 3
  }
}

locals {
  # The prefix of every name.
  prefix = "store-${var.region}"
  tags   = { owner = local.prefix }
}

provider "aws" {
  region = var.region
}

data "aws_ami" "ubuntu" {
  most_recent = true
}

resource "aws_instance" "web" {
  ami           = data.aws_ami.ubuntu.id
  count         = length(var.zones)
  subnet_id     = module.network.subnets[count.index]
  user_data     = <<-EOT
    variable "not_one" { name = ${upper(local.prefix)} }
  EOT

  provisioner "local-exec" {
    command = "echo ${self.id}"
  }
  dynamic "tag" {
    for_each = aws_vpc.main.tags
    content { key = tag.value }
  }
}

module "network" {
  source = "./modules/network"
  cidr   = local.cidr
}

output "address" {
  value = aws_instance.web[0].public_ip
}

/*
variable "commented" {}
*/
moved {
  from = aws_instance.old
  to   = aws_instance.web
}

region = "us-east-1"
